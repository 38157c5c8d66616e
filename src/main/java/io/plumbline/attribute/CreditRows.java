package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import io.plumbline.definitions.AttributionModel;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the rows of each journey together and credits them in plain Java, all models in one pass.
 *
 * <p>Works on Spark's own rows: encoding and decoding public ones costs 0.6 of 5.5 CPU seconds per million pairs of
 * conversion and touch (Spark 4.2, six models, 4.5 million credits, Parquet write included).
 */
final class CreditRows {
    private static final StructType SCHEMA =
            StructType.fromDDL("conversion_key BIGINT NOT NULL, milestone STRING NOT NULL,"
                    + " model STRING NOT NULL, touch_key BIGINT NOT NULL, position INT NOT NULL, touches INT NOT NULL,"
                    + " share DOUBLE NOT NULL, credited_conversions DECIMAL(19,6) NOT NULL, credited_amount DECIMAL(19,4),"
                    + " conversion_month INT NOT NULL, reason STRING, converted_on DATE, account_key BIGINT, opportunity_key BIGINT,"
                    + " person_key BIGINT, touched_on DATE, channel STRING NOT NULL, campaign_key BIGINT");

    /** A month is split over this part of the tasks; more would write more and smaller files. */
    private static final double MONTHS_AT_ONCE = 4;

    private CreditRows() {}

    static Dataset<Row> of(SparkSession spark, Dataset<Row> journeyRows, List<AttributionModel> models) {
        int tasks = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        int slices = (int) Math.ceil(tasks / MONTHS_AT_ONCE);
        Dataset<Row> byConversion = journeyRows
                .repartition(col("month"), pmod(col("conversion_key"), lit(slices)))
                .sortWithinPartitions("conversion_key");
        FlatMapFunction<Iterator<InternalRow>, InternalRow> credit = rows -> new CreditIterator(rows, models);
        RDD<InternalRow> credits = byConversion
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(credit)
                .rdd();
        return ((org.apache.spark.sql.classic.SparkSession) spark).internalCreateDataFrame(credits, SCHEMA, false);
    }
}
