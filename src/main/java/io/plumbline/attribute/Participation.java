package io.plumbline.attribute;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of gold.fct_participation. The credits of a conversion mostly lie side by side in their files, so they are brought
 * together where they are read; what then crosses the shuffle is about a row for each conversion, not one for each touch. Where
 * they do not lie side by side, because files were split or rows replaced, they meet behind the shuffle.
 */
final class Participation {
    private Participation() {}

    /**
     * Who took part in the conversions of these credits.
     *
     * @param credits rows of gold.fct_attribution_credit, all of a conversion or none
     * @param modelKeys keys of models that credit every touch which they see
     */
    static Dataset<Row> of(Dataset<Row> credits, Long[] modelKeys) {
        Dataset<Row> touched = credits.filter(
                        col("position").gt(0).and(col("model_key").isin((Object[]) modelKeys)))
                .select(
                        col("conversion_key"),
                        col("model_key"),
                        col("milestone_key"),
                        col("conversion_month"),
                        inUnits("credited_amount"),
                        array(col("channel_key")).as("channels"),
                        withoutNone("campaign_key").as("campaigns"));
        Dataset<Row> together = read(touched, ParticipantIterator::new, ParticipantIterator.SCHEMA)
                .repartition(col("conversion_key"))
                .sortWithinPartitions("conversion_key", "model_key");
        return read(together, rows -> ParticipationCount.of(new ParticipantIterator(rows)), ParticipationCount.SCHEMA)
                .groupBy("conversion_month", "model_key", "milestone_key", "level", "channel_key", "campaign_key")
                .agg(
                        sum("conversions").as("conversions"),
                        sum("amount").cast("decimal(28,4)").as("amount"));
    }

    private static Column inUnits(String amount) {
        return col(amount).multiply(lit(Money.UNITS)).cast(DataTypes.LongType).as(amount);
    }

    private static Column withoutNone(String key) {
        return when(col(key).equalTo(lit(Touch.NOT_APPLICABLE)), array().cast("array<bigint>"))
                .otherwise(array(col(key)));
    }

    private static Dataset<Row> read(
            Dataset<Row> rows, FlatMapFunction<Iterator<InternalRow>, InternalRow> reading, StructType schema) {
        return ((SparkSession) rows.sparkSession())
                .internalCreateDataFrame(
                        rows.queryExecution()
                                .toRdd()
                                .toJavaRDD()
                                .mapPartitions(reading)
                                .rdd(),
                        schema,
                        false);
    }
}
