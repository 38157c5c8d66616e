package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.every;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Tells the records that a system still works with from those that it deleted or merged into another. */
final class GivenUp {
    private GivenUp() {}

    /**
     * Adds {@code is_live}. A merge gives up the left record of its edge, for one that goes on. Where merges give up every record of
     * a group, because they run in a circle or lead to a record that never came, nothing went on, and so none is given up.
     *
     * @param group the column that says to whom a record belongs
     */
    static Dataset<Row> mark(Dataset<Row> records, String keyColumn, String group, Dataset<Row> edges) {
        Dataset<Row> losers = edges.where(col("rule").equalTo(Rule.MERGED.sqlName()))
                .select(col("left_record_key").as("loser_key"))
                .distinct();
        Column isLoser = col("loser_key").isNotNull();
        Column areAllLosers = every(isLoser).over(Window.partitionBy(group));
        Column isLive = not(col("is_deleted")).and(not(isLoser).or(areAllLosers));
        return records.join(losers, col(keyColumn).equalTo(col("loser_key")), "left_outer")
                .withColumn("is_live", isLive)
                .drop("loser_key");
    }
}
