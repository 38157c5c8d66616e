package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells the records that a system still works with from those that it deleted or merged into another. */
final class GivenUp {
    private GivenUp() {}

    /** Adds {@code is_live}. A merge gives up the left record of its edge. */
    static Dataset<Row> mark(Dataset<Row> records, String keyColumn, Dataset<Row> edges) {
        Dataset<Row> losers = edges.where(col("rule").equalTo(Rule.MERGED.sqlName()))
                .select(col("left_record_key").as("loser_key"))
                .distinct();
        Column isLoser = col(keyColumn).equalTo(col("loser_key"));
        Column isLive = not(col("is_deleted")).and(col("loser_key").isNull());
        return records.join(losers, isLoser, "left_outer")
                .withColumn("is_live", isLive)
                .drop("loser_key");
    }
}
