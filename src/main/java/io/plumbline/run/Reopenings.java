package io.plumbline.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.LeavesBy;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** The late files that a person let in: {@code ops.reopening}. They stay let in, also when their tables are built anew. */
public final class Reopenings {
    public static final TableName TABLE = TableName.of("ops.reopening");
    private static final List<String> KEY = List.of("delivery_id", "export");

    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    public Reopenings(Lake lake, Definitions definitions, long run) {
        this.lake = lake.suiting(List.of(Quarantine.TABLE));
        this.definitions = definitions;
        this.run = run;
    }

    /**
     * Lets in the late records of files. One that was let in before stays so: a run that died is simply run again.
     *
     * @param files paths below the landing folder, as `plumbline quarantine show` names them
     * @throws PlumblineException for files of which no late record waits or was let in
     */
    public void add(List<String> files) {
        if (files.isEmpty()) {
            return;
        }
        Dataset<Row> added = late(files).localCheckpoint();
        Set<String> wrong = new TreeSet<>(files);
        wrong.removeAll(texts(added, "file"));
        wrong.removeAll(lake.exists(TABLE) ? texts(lake.read(TABLE), "file") : Set.of());
        if (!wrong.isEmpty()) {
            throw new PlumblineException("no late record waits of " + String.join(", ", wrong)
                    + "\n    fix: name files as `plumbline quarantine show EXPORT` does; what only landed with this run's"
                    + " deliveries can be let in by the next");
        }
        if (!added.isEmpty()) {
            List<String> deliveries = List.copyOf(texts(added, "delivery_id"));
            CommitNote note = new CommitNote(run, "reopening", Map.of(), List.of(), deliveries);
            new TableWriter(lake, run).append(definitions.contract(TABLE), added.coalesce(1), note);
        }
    }

    /** What of the files waits for being let in. */
    private Dataset<Row> late(List<String> files) {
        if (!lake.exists(Quarantine.TABLE)) {
            return lake.spark().sql("SELECT '' AS delivery_id, '' AS export, '' AS file, 0L AS run LIMIT 0");
        }
        Dataset<Row> late = lake.read(Quarantine.TABLE)
                .filter(col("file").isin(files.toArray()))
                .filter(col("leaves_by").equalTo(LeavesBy.REOPENING.text()))
                .select("delivery_id", "export", "file")
                .distinct()
                .withColumn("run", lit(run));
        return lake.exists(TABLE)
                ? late.join(
                        lake.read(TABLE).select("delivery_id", "export"),
                        CollectionConverters.asScala(KEY).toSeq(),
                        "left_anti")
                : late;
    }

    /** The deliveries of an export that were let in. */
    public static Set<String> deliveries(Lake lake, String export) {
        return lake.exists(TABLE)
                ? texts(lake.read(TABLE).filter(col("export").equalTo(export)), "delivery_id")
                : Set.of();
    }

    private static Set<String> texts(Dataset<Row> rows, String column) {
        return new TreeSet<>(
                rows.select(column).distinct().as(Encoders.STRING()).collectAsList());
    }
}
