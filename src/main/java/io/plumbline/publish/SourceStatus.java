package io.plumbline.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How new and how large the last delivery of each source is at the as-of instant, beside what its contract expects. A source is
 * an export, or an instance of it, of which a file came. A delivery counts from the start of its date, in UTC, and all files of
 * a date are one. Its size is unusual below {@code least} or above {@code most} times the median of the dates before.
 */
final class SourceStatus {
    static final StructType EXPECTED = StructType.fromDDL("export STRING, freshness_seconds BIGINT, when_stale STRING,"
            + " least DECIMAL(18,6), most DECIMAL(18,6), dates INT, when_unusual STRING");

    /** A median of fewer dates says nothing of what is usual. */
    private static final int LEAST_DATES = 3;

    private static final List<String> SOURCE = List.of("export", "instance");

    private SourceStatus() {}

    /**
     * The rows of {@code ops.source_status}.
     *
     * @param deliveries the rows of {@code ops.delivery}
     * @param expected of each export what {@link #EXPECTED} names
     */
    static Dataset<Row> of(Dataset<Row> deliveries, Dataset<Row> expected, Instant asOf) {
        Date today = Date.valueOf(asOf.atZone(ZoneOffset.UTC).toLocalDate());
        Dataset<Row> files = deliveries
                .filter(col("export").isNotNull().and(col("delivered_on").leq(today)))
                .withColumn("instance", coalesce(col("instance"), lit("")));
        Column isAccepted = col("status").isin("landed", "duplicate", "empty");
        Dataset<Row> newest = files.groupBy("export", "instance")
                .agg(max(when(isAccepted, col("delivered_on"))).as("delivered_on"));
        Dataset<Row> known = newest.join(expected, "export");
        Dataset<Row> sizes = sizes(files, expected);
        return judged(known.join(sizes, CollectionConverters.asScala(SOURCE).toSeq(), "left_outer"), asOf);
    }

    /** The rows of each source's newest date, and the median of the dates before as far as its contract looks back. */
    private static Dataset<Row> sizes(Dataset<Row> files, Dataset<Row> expected) {
        Column newestFirst = row_number()
                .over(Window.partitionBy("export", "instance")
                        .orderBy(col("delivered_on").desc()));
        Column rowsBefore = when(col("place").between(lit(2), col("dates").plus(1)), col("rows"));
        return files.filter(col("status").isin("landed", "empty"))
                .groupBy("export", "instance", "delivered_on")
                .agg(sum(coalesce(col("rows_landed"), lit(0L))).as("rows"))
                .withColumn("place", newestFirst)
                .join(expected.select("export", "dates"), "export")
                .groupBy("export", "instance")
                .agg(
                        max(when(col("place").equalTo(1), col("rows"))).as("rows"),
                        count(rowsBefore).as("dates_before"),
                        percentile(rowsBefore, lit(0.5)).as("median"));
    }

    private static Dataset<Row> judged(Dataset<Row> sources, Instant asOf) {
        Column ageSeconds = lit(asOf.getEpochSecond())
                .minus(unix_seconds(col("delivered_on").cast("timestamp")));
        Column isOverdue = col("delivered_on").isNull().or(ageSeconds.gt(col("freshness_seconds")));
        Column usual = when(col("dates_before").geq(LEAST_DATES), col("median"));
        Column isTooSmall = col("rows").lt(usual.multiply(col("least").cast("double")));
        Column isTooLarge = col("rows").gt(usual.multiply(col("most").cast("double")));
        Column suffix = when(col("instance").equalTo(""), lit("")).otherwise(concat(lit("@"), col("instance")));
        return sources.select(
                concat(
                                expr("substring_index(export, '/', 1)"),
                                suffix,
                                lit("/"),
                                expr("substring_index(export, '/', -1)"))
                        .as("source"),
                col("export"),
                nullif(col("instance"), lit("")).as("instance"),
                col("delivered_on"),
                ageSeconds.divide(3600).cast("bigint").as("age_hours"),
                col("freshness_seconds").divide(3600).cast("bigint").as("freshness_hours"),
                col("freshness_seconds").isNotNull().and(isOverdue).as("is_stale"),
                col("when_stale"),
                col("rows"),
                usual.as("usual_rows"),
                coalesce(isTooSmall, lit(false))
                        .or(coalesce(isTooLarge, lit(false)))
                        .as("is_unusual"),
                col("when_unusual"));
    }
}
