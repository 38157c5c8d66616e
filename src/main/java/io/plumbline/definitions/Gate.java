package io.plumbline.definitions;

/**
 * One condition on a release: {@code conf/gates.conf}.
 *
 * @param query SQL that returns one row per violation; its columns name the violation
 */
public record Gate(String name, String meaning, Severity severity, Expression query, String fix) {}
