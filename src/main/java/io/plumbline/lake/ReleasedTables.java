package io.plumbline.lake;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Releases.Release;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables as a release has them: the published ones in the versions that it names, those that they were made of in the
 * versions that the commits' notes name, and so on. A night that was withheld has newer ones, which say other things.
 */
public final class ReleasedTables {
    private final Lake lake;
    private final Release release;
    private final Map<TableName, Long> versions = new HashMap<>();

    /** @param asked tables that are the first to say what they were made of, where several read one table */
    public ReleasedTables(Lake lake, Release release, TableName... asked) {
        this.lake = lake;
        this.release = release;
        release.tables().forEach((table, version) -> versions.put(TableName.of(table), version));
        Deque<TableName> open = new ArrayDeque<>();
        Set<TableName> seen = new HashSet<>();
        for (TableName table : asked) {
            open.add(table);
            seen.add(table);
        }
        while (!open.isEmpty()) {
            inputs(open.remove()).forEach((input, version) -> {
                versions.putIfAbsent(input, version);
                if (seen.add(input)) {
                    open.add(input);
                }
            });
        }
    }

    private Map<TableName, Long> inputs(TableName table) {
        Map<TableName, Long> inputs = new HashMap<>();
        if (versions.containsKey(table)) {
            lake.note(table, versions.get(table))
                    .ifPresent(note ->
                            note.inputs().forEach((input, version) -> inputs.put(TableName.of(input), version)));
        }
        return inputs;
    }

    public Release release() {
        return release;
    }

    /** The version of a table; empty when no commit that led to the release names it. */
    public OptionalLong version(TableName table) {
        Long version = versions.get(table);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** The table's rows in its version, or in the newest where none is named. */
    public Dataset<Row> read(TableName table) {
        OptionalLong version = version(table);
        return version.isPresent() ? lake.read(table, version.getAsLong()) : lake.read(table);
    }
}
