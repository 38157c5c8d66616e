package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells the records that a system merged into another from those that it still works with. */
final class Merged {
    private Merged() {}

    /** Adds {@code is_merged}: a merge gives up the left record of its edge, for one that goes on. */
    static Dataset<Row> mark(Dataset<Row> records, String keyColumn, Dataset<Row> edges) {
        Dataset<Row> losers = edges.where(col("rule").equalTo(Rule.MERGED.sqlName()))
                .select(col("left_record_key").as("loser_key"))
                .distinct();
        return records.join(losers, col(keyColumn).equalTo(col("loser_key")), "left_outer")
                .withColumn(Survivorship.IS_MERGED, col("loser_key").isNotNull())
                .drop("loser_key");
    }
}
