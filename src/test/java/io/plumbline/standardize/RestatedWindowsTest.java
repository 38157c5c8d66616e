package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import io.plumbline.run.Change;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a re-export changes in an account's days is told window by window, with amounts. */
@ExtendWith(Spark.class)
class RestatedWindowsTest {
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;
    private static final TableContract AD_SPEND = DEFINITIONS.contract(TableName.of("silver.ad_spend"));
    private static final Export REPORT =
            DEFINITIONS.export("google_ads/campaign_report").orElseThrow();

    /** @param values (key, account, day, spend, clicks, delivery, hour) */
    private static Dataset<Row> rows(SparkSession spark, String values) {
        Dataset<Row> named = spark.sql("SELECT * FROM VALUES " + values
                + " AS t(ad_spend_key, account_id, spend_date, spend, clicks, _delivery_id, hour)");
        for (TableContract.TableColumn column : AD_SPEND.columns()) {
            boolean isGiven = List.of(named.columns()).contains(column.name());
            named = named.withColumn(
                    column.name(), (isGiven ? functions.col(column.name()) : functions.lit(null)).cast(column.type()));
        }
        return named.withColumn("month", functions.lit(202603))
                .withColumn("source_system", functions.lit("google_ads"))
                .withColumn("_export", functions.lit(REPORT.name()))
                .withColumn("_generated_at", functions.expr("timestamp'2026-03-05' + make_interval(0, 0, 0, 0, hour)"))
                .withColumn("_row", functions.lit(1L))
                .drop("hour");
    }

    private static List<String> told(Change change) {
        Change.Restating restating = (Change.Restating) change;
        return restating
                .restatements()
                .get(0)
                .selectExpr("concat_ws(' ', restated_window, measure, cast(before as string), '->',"
                        + " coalesce(cast(after as string), 'null'), delivery_id)")
                .as(Encoders.STRING())
                .collectAsList();
    }

    @Test
    @DisplayName("F21 F34 what a later delivery restates is replaced, and told measure by measure")
    void everyMeasureThatChangedIsToldOnceAndTheOthersAreNot(SparkSession spark) {
        Dataset<Row> existing = rows(spark, """
                (1, 'a', '2026-03-01', 10.5, 3, 'old', 0), (2, 'a', '2026-03-01', 2, NULL, 'old', 0),
                (3, 'a', '2026-03-02', 7, 1, 'old', 0), (4, 'b', '2026-03-01', 9, 1, 'old', 0)""");
        Dataset<Row> news = rows(spark, """
                (1, 'a', '2026-03-01', 12, 3, 'new', 1), (3, 'a', '2026-03-02', 7, 1, 'new', 1),
                (5, 'c', '2026-03-02', 1, 1, 'new', 1)""");
        AddedRows added = new AddedRows(AD_SPEND, existing, false);
        added.add(REPORT, news.repartition(3), 3);

        assertThat(told(added.change()))
                .containsExactlyInAnyOrder(
                        "{\"account_id\":\"a\",\"spend_date\":\"2026-03-01\",\"source_system\":\"google_ads\"} rows 2.000000 -> 1.000000 new",
                        "{\"account_id\":\"a\",\"spend_date\":\"2026-03-01\",\"source_system\":\"google_ads\"} spend 12.500000 -> 12.000000 new");
    }

    @Test
    @DisplayName("F34 a late file that is older than what is known restates nothing")
    void aLateFileThatIsOlderThanWhatIsKnownRestatesNothing(SparkSession spark) {
        Dataset<Row> existing = rows(spark, "(1, 'a', '2026-03-01', 10.5, 3, 'newer', 5)");
        Dataset<Row> late = rows(spark, "(1, 'a', '2026-03-01', 1, 1, 'older', 1)");
        AddedRows added = new AddedRows(AD_SPEND, existing, false);
        added.add(REPORT, late, 1);

        assertThat(told(added.change())).isEmpty();
    }

    @Test
    void rowsOfNewWindowsOnlyAreAppended(SparkSession spark) {
        AddedRows added = new AddedRows(AD_SPEND, rows(spark, "(1, 'a', '2026-03-01', 10.5, 3, 'old', 0)"), false);
        Dataset<Row> news = rows(spark, "(2, 'a', '2026-03-02', 1, 1, 'new', 1)");
        added.add(REPORT, news, 1);

        assertThat(added.change()).isInstanceOf(Change.Append.class);
    }
}
