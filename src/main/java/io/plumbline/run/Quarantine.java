package io.plumbline.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.LeavesBy;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The records that no table could take: {@code ops.quarantine} holds those that still wait, {@code ops.quarantine_exit} those
 * that left. Steps run at the same time, so one at a time changes the two.
 *
 * <p>A record leaves in two commits, the exit first: a run that dies between them leaves it in both, and the next one that
 * settles the same scope takes it out without a second exit.
 */
public final class Quarantine {
    public static final TableName TABLE = TableName.of("ops.quarantine");
    private static final TableName EXIT = TableName.of("ops.quarantine_exit");
    private static final String KEY = "quarantine_key";
    private static final String LEAVES_BY = "leaves_by";
    private static final List<String> RECORD = List.of("delivery_id", "row", "refused_by");

    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    public Quarantine(Lake lake, Definitions definitions, long run) {
        this.lake = lake.suiting(List.of(TABLE));
        this.definitions = definitions;
        this.run = run;
    }

    /**
     * Records of an export that one table refused: a canonical table, or bronze when landing did.
     *
     * @param deliveries only those of these; empty for all
     */
    public record Scope(String export, TableName refusedBy, Set<String> deliveries) {
        public Scope {
            deliveries = Set.copyOf(deliveries);
        }

        public Scope(String export, TableName refusedBy) {
            this(export, refusedBy, Set.of());
        }

        private Column isMember() {
            Column isOfTable =
                    col("export").equalTo(export).and(col("refused_by").equalTo(refusedBy.toString()));
            return deliveries.isEmpty()
                    ? isOfTable
                    : isOfTable.and(col("delivery_id").isin(deliveries.toArray()));
        }
    }

    /** All that waits, also of a table that an older Plumbline wrote: what does not say how it leaves does so by replay. */
    public static Dataset<Row> waiting(Lake lake) {
        Dataset<Row> waiting = lake.read(TABLE);
        Column replay = lit(LeavesBy.REPLAY.text());
        boolean isTold = List.of(waiting.columns()).contains(LEAVES_BY);
        return waiting.withColumn(LEAVES_BY, isTold ? coalesce(col(LEAVES_BY), replay) : replay);
    }

    /** Whether a record of the scope waits. */
    boolean isAnyWaiting(Scope scope) {
        return lake.exists(TABLE) && lake.count(TABLE) > 0 && !waiting(scope).isEmpty();
    }

    /** The waiting records of a scope. */
    public Dataset<Row> waiting(Scope scope) {
        return lake.read(TABLE).filter(scope.isMember());
    }

    /**
     * Adds the records, if there are any; one that already waits is not added again.
     *
     * @param rows all columns of the table but the key and the run
     * @param writer who adds them: once per run and writer
     */
    public void add(Dataset<Row> rows, String writer) {
        synchronized (Quarantine.class) {
            boolean isFirst = !lake.exists(TABLE);
            if (!isFirst && rows.isEmpty()) {
                return;
            }
            Dataset<Row> keyed = keyed(rows);
            Dataset<Row> added = isFirst ? keyed : without(keyed, lake.read(TABLE), List.of(KEY));
            if (!isFirst && added.isEmpty()) {
                return;
            }
            new TableWriter(lake, run)
                    .append(definitions.contract(TABLE), added.coalesce(1), note("quarantine by " + writer));
        }
    }

    /**
     * Lets go of the waiting records that are no longer refused, or for another reason.
     *
     * @param asked waiting records that were judged again
     * @param refused those of them that were refused again, as for {@link #add}
     * @param writer who judged them: once per run and writer
     * @return how many records left because they were taken
     */
    public long settle(Dataset<Row> asked, Dataset<Row> refused, String writer) {
        synchronized (Quarantine.class) {
            Dataset<Row> leaving = without(asked, keyed(refused), List.of(KEY))
                    .join(
                            refused.select(RECORD.stream().map(functions::col).toArray(Column[]::new))
                                    .distinct()
                                    .withColumn("is_refused", lit(true)),
                            columns(RECORD),
                            "left_outer")
                    .withColumn(
                            "outcome",
                            when(col("is_refused"), lit("refused_again")).otherwise(lit("taken")))
                    .localCheckpoint();
            if (leaving.isEmpty()) {
                return 0;
            }
            leave(leaving, writer);
            return leaving.filter(col("outcome").equalTo("taken"))
                    .select("delivery_id", "row", "refused_by")
                    .distinct()
                    .count();
        }
    }

    private void leave(Dataset<Row> leaving, String writer) {
        TableWriter writing = new TableWriter(lake, run);
        CommitNote note = note("exits by " + writer);
        writing.append(definitions.contract(EXIT), exits(leaving).coalesce(1), note);
        Dataset<Row> staying = without(lake.read(TABLE), leaving, List.of(KEY)).localCheckpoint();
        writing.rebuild(definitions.contract(TABLE), staying.coalesce(1), note);
    }

    /** Without those that a run wrote which died before it took the record out. */
    private Dataset<Row> exits(Dataset<Row> leaving) {
        Dataset<Row> exits = leaving.withColumnRenamed("run", "refused_in").withColumn("run", lit(run));
        if (!lake.exists(EXIT)) {
            return exits;
        }
        Dataset<Row> written =
                lake.read(EXIT).select(col(KEY).as("written"), col("run").as("written_in"));
        Column isWritten =
                col(KEY).equalTo(col("written")).and(col("written_in").geq(col("refused_in")));
        return exits.join(written, isWritten, "left_anti");
    }

    private Dataset<Row> keyed(Dataset<Row> rows) {
        return rows.withColumn("run", lit(run))
                .withColumn(KEY, expr("xxhash64(stage, export, refused_by, delivery_id, row, column, reason)"));
    }

    private static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> others, List<String> by) {
        return rows.join(
                others.select(by.stream().map(functions::col).toArray(Column[]::new)), columns(by), "left_anti");
    }

    private static Seq<String> columns(List<String> names) {
        return CollectionConverters.asScala(names).toSeq();
    }

    private CommitNote note(String writer) {
        return new CommitNote(run, writer, Map.of(), List.of(), List.of());
    }
}
