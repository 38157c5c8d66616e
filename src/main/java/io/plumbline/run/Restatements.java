package io.plumbline.run;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes down in {@code ops.restatement} what deliveries change in what earlier ones had told. It is written before the table
 * is: a run that dies in between tells the same again, and is not listened to twice.
 */
final class Restatements {
    private static final TableName TABLE = TableName.of("ops.restatement");
    private static final String KEY = "restatement_key";

    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    Restatements(Lake lake, Definitions definitions, long run) {
        this.lake = lake;
        this.definitions = definitions;
        this.run = run;
    }

    /**
     * Adds the restatements, if there are any.
     *
     * @param rows all columns of the table but the key and the run
     * @param writer who tells them: once per run and writer
     */
    void add(Dataset<Row> rows, String writer) {
        Dataset<Row> keyed = rows.withColumn(
                        KEY, expr("xxhash64(restated_table, export, restated_window, measure, delivery_id)"))
                .withColumn("run", lit(run));
        Dataset<Row> added = lake.exists(TABLE)
                ? keyed.join(
                        lake.read(TABLE).select(KEY),
                        CollectionConverters.asScala(List.of(KEY)).toSeq(),
                        "left_anti")
                : keyed;
        if (!added.isEmpty()) {
            CommitNote note = new CommitNote(run, "restatement by " + writer, Map.of(), List.of(), List.of());
            new TableWriter(lake, run).append(definitions.contract(TABLE), added.coalesce(1), note);
        }
    }
}
