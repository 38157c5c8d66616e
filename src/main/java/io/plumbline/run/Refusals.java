package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.lake.Lake;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Records that a table could not take. They go to the quarantine after the table's commit, because only writing the table tells
 * whether there are any; a run that dies in between leaves that to the next.
 */
public final class Refusals {
    /** For a step that takes every record. */
    public static final Refusals NONE = new Refusals(List.of(), List.of());

    private final List<Source> sources;
    private final List<Dataset<Row>> kept;

    /**
     * Where records came from.
     *
     * @param writer who quarantines them: once per run and writer
     * @param records rows of ops.quarantine, without their key
     * @param count observes, while the table is written, in its column {@code refused} how many there are; empty when nothing
     *     does
     */
    public record Source(String writer, Dataset<Row> records, Optional<Observation> count) {}

    /** @param kept what was kept in memory for the table's sake and is no longer wanted afterwards */
    public Refusals(List<Source> sources, List<Dataset<Row>> kept) {
        this.sources = List.copyOf(sources);
        this.kept = List.copyOf(kept);
    }

    /** Quarantines the records, and lets go of what was kept. */
    void quarantine(Lake lake, Definitions definitions, long run) {
        Quarantine quarantine = new Quarantine(lake, definitions);
        for (Source source : sources) {
            boolean isNone = source.count()
                    .flatMap(Observed::values)
                    .map(values -> Long.valueOf(0).equals(values.get("refused")))
                    .orElse(false);
            if (!isNone) {
                quarantine.add(source.records(), run, source.writer());
            }
        }
        kept.forEach(rows -> rows.unpersist(false));
    }

    /** Keeps rows that are about to be read several times. */
    public static Dataset<Row> keep(Dataset<Row> rows) {
        return rows.persist(StorageLevel.MEMORY_AND_DISK());
    }
}
