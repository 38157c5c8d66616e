package io.plumbline.run;

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
     * @param judgedAll the scope of which all records that ever landed were judged, so that whoever waits in it and was not
     *     refused again may leave; empty when only new records were judged
     */
    public record Source(
            String writer, Dataset<Row> records, Optional<Observation> count, Optional<Quarantine.Scope> judgedAll) {
        /** Known to be none, without a further look at the records. */
        private boolean isNone() {
            return count.flatMap(Observed::values)
                    .map(values -> Long.valueOf(0).equals(values.get("refused")))
                    .orElse(false);
        }
    }

    /** @param kept what was kept in memory for the table's sake and is no longer wanted afterwards */
    public Refusals(List<Source> sources, List<Dataset<Row>> kept) {
        this.sources = List.copyOf(sources);
        this.kept = List.copyOf(kept);
    }

    /** Quarantines the records, lets those leave that are no longer refused, and lets go of what was kept. */
    void quarantine(Quarantine quarantine) {
        for (Source source : sources) {
            source.judgedAll()
                    .filter(quarantine::isAnyWaiting)
                    .ifPresent(scope -> quarantine.settle(
                            quarantine.waiting(scope),
                            source.isNone() ? source.records().limit(0) : source.records(),
                            source.writer()));
            if (!source.isNone()) {
                quarantine.add(source.records(), source.writer());
            }
        }
        kept.forEach(rows -> rows.unpersist(false));
    }

    /** Keeps rows that are about to be read several times. */
    public static Dataset<Row> keep(Dataset<Row> rows) {
        return rows.persist(StorageLevel.MEMORY_AND_DISK());
    }
}
