package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Adds records that no table could take to {@code ops.quarantine}; a record that is already there is not added again. */
public final class Quarantine {
    private static final TableName TABLE = TableName.of("ops.quarantine");

    private final Lake lake;
    private final Definitions definitions;

    public Quarantine(Lake lake, Definitions definitions) {
        this.lake = lake;
        this.definitions = definitions;
    }

    /**
     * Adds the records, if there are any.
     *
     * @param rows all columns of the table; the key is computed here
     * @param writer who adds them: once per run and writer
     */
    public void add(Dataset<Row> rows, long run, String writer) {
        Dataset<Row> keyed = rows.withColumn(
                "quarantine_key", functions.expr("xxhash64(stage, export, delivery_id, row, column, reason)"));
        Dataset<Row> added = lake.exists(TABLE)
                ? keyed.join(
                        lake.read(TABLE).select("quarantine_key"),
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of("quarantine_key"))
                                .toSeq(),
                        "left_anti")
                : keyed;
        if (lake.exists(TABLE) && added.isEmpty()) {
            return;
        }
        TableContract contract = definitions.contract(TABLE);
        CommitNote note = new CommitNote(run, "quarantine by " + writer, Map.of(), List.of(), List.of());
        new TableWriter(lake, run).append(contract, added.coalesce(1), note);
    }
}
