package io.plumbline.definitions;

import java.util.Optional;

/**
 * One condition on a release: {@code conf/gates.conf}.
 *
 * @param query SQL that returns one row per violation; its columns name the violation
 * @param by a column of the result, if what violates the condition for one of its values is told by the rows of that
 *     partition in each partitioned table that the query reads: then only partitions are looked at that changed since the
 *     release
 */
public record Gate(String name, String meaning, Severity severity, Expression query, Optional<String> by, String fix) {}
