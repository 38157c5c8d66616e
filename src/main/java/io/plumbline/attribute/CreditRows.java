package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import io.plumbline.run.GroupScan;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows of gold.fct_attribution_credit: all journeys, credited by all models in one pass. */
final class CreditRows {
    /** A month is split over this part of the tasks; more would write more and smaller files, one for each milestone. */
    private static final double MONTHS_AT_ONCE = 12;

    private CreditRows() {}

    static Dataset<Row> of(SparkSession spark, Dataset<Row> journeyRows, List<Rule> rules) {
        int tasks = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
        int slices = (int) Math.ceil(tasks / MONTHS_AT_ONCE);
        Dataset<Row> byConversion = journeyRows.repartition(col("month"), pmod(col("conversion_key"), lit(slices)));
        Map<String, Long> modelKeys =
                new MemberKeys(spark).ofModels(rules.stream().map(Rule::model).toList());
        return GroupScan.of(
                byConversion,
                "conversion_key",
                rows -> new CreditIterator(rows, rules, new CreditRow(modelKeys)),
                CreditRow.SCHEMA);
    }
}
