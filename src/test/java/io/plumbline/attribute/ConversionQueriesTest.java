package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class ConversionQueriesTest {
    private static final Path QUERIES = Path.of("jobs/nightly/4-attribute");

    /**
     * Opportunities: 1 won with roles and stage history, 2 won without either, 3 open without account, 4 deleted, 5 without a
     * rate and won between two snapshots.
     */
    private static final String OPPORTUNITIES = """
            (1, 11, 'won', true, true, 100.00, 'EUR', '2026-03-10', '2026-01-05 10:00', false),
            (2, 12, 'won', true, true, 200.00, 'USD', '2026-03-11', '2026-01-31 23:30', false),
            (3, NULL, 'open', false, false, 300.00, 'EUR', '2026-12-31', '2026-01-05 10:00', false),
            (4, 11, 'won', true, true, 400.00, 'USD', '2026-03-11', '2026-01-05 10:00', true),
            (5, 12, 'won', true, true, 500.00, 'GBP', '2026-03-11', '2026-02-05 10:00', false)""";

    @TempDir
    private Path folder;

    @Test
    void milestonesHaveTheirInstantAmountAndPeople(SparkSession spark) throws IOException {
        fill(spark);
        keep(spark, "opportunity_person");
        keep(spark, "conversion");
        keep(spark, "conversion_person");

        assertThat(rows(spark, "SELECT * FROM silver.opportunity_person ORDER BY ALL"))
                .containsExactly(
                        "[1,1,contact_roles]", "[2,2,account]", "[2,3,account]", "[5,2,account]", "[5,3,account]");
        assertThat(rows(spark, """
                        SELECT milestone, subject_key, account_key, CAST(converted_at AS STRING),
                               converted_on, month, amount, CAST(lead_created_at AS STRING), basis
                        FROM silver.conversion ORDER BY milestone, subject_key"""))
                .containsExactly(
                        "[closed_won,1,21,2026-03-02 09:00:00,2026-03-02,202603,110.0000,2025-12-01 08:00:00,contact_roles]",
                        "[closed_won,2,22,2026-03-10 23:00:00,2026-03-11,202603,200.0000,2025-11-01 08:00:00,account]",
                        "[closed_won,5,22,2026-03-09 12:00:00,2026-03-09,202603,null,2025-11-01 08:00:00,account]",
                        "[lead_created,1,21,2025-12-01 08:00:00,2025-12-01,202512,null,2025-12-01 08:00:00,person]",
                        "[lead_created,2,22,2025-11-01 08:00:00,2025-11-01,202511,null,2025-11-01 08:00:00,person]",
                        "[lead_created,3,22,2026-01-01 08:00:00,2026-01-01,202601,null,2026-01-01 08:00:00,person]",
                        "[opportunity_created,1,21,2026-01-05 10:00:00,2026-01-05,202601,110.0000,2025-12-01 08:00:00,contact_roles]",
                        "[opportunity_created,2,22,2026-01-31 23:30:00,2026-02-01,202602,200.0000,2025-11-01 08:00:00,account]",
                        "[opportunity_created,3,null,2026-01-05 10:00:00,2026-01-05,202601,360.0000,null,none]",
                        "[opportunity_created,5,22,2026-02-05 10:00:00,2026-02-05,202602,null,2025-11-01 08:00:00,account]");
        assertThat(rows(spark, """
                        SELECT milestone, subject_key, person_key, conversion_person.month FROM silver.conversion_person
                        INNER JOIN silver.conversion USING (conversion_key)
                        WHERE subject_key <= 2 AND milestone <> 'opportunity_created' ORDER BY ALL"""))
                .containsExactly(
                        "[closed_won,1,1,202603]",
                        "[closed_won,2,2,202603]",
                        "[closed_won,2,3,202603]",
                        "[lead_created,1,1,202512]",
                        "[lead_created,2,2,202511]");
    }

    @Test
    void creditIsAddedUpByMonthModelMilestoneChannelAndMonthOfTheTouch(SparkSession spark) throws IOException {
        new LakeFixture(spark, folder)
                .table(
                        "gold.fct_attribution_credit",
                        "conversion_month INT, model_key BIGINT, milestone_key BIGINT, channel_key BIGINT,"
                                + " touch_date_key INT, credited_conversions DECIMAL(8,6), credited_amount DECIMAL(18,4)",
                        "(202602, 1, 5, 11, 20260201, 0.4, 30.0000), (202602, 1, 5, 11, 20260228, 0.5, 20.5000),"
                                + " (202602, 1, 5, 11, 20251231, 1, NULL), (202602, 1, 5, -2, -2, 0.1, 500),"
                                + " (202602, 1, 6, 11, -1, 1, NULL), (202602, 2, 5, 11, 20260201, 1, 7),"
                                + " (202603, 1, 5, 11, 20260201, 1, 8)");
        keep(spark, "credit_month");

        assertThat(rows(spark, "SELECT * FROM silver.credit_month ORDER BY ALL"))
                .containsExactly(
                        "[202602,1,5,-2,-2,1,0.100000,500.0000]",
                        "[202602,1,5,11,202512,1,1.000000,null]",
                        "[202602,1,5,11,202602,2,0.900000,50.5000]",
                        "[202602,1,6,11,-1,1,1.000000,null]",
                        "[202602,2,5,11,202602,1,1.000000,7.0000]",
                        "[202603,1,5,11,202602,1,1.000000,8.0000]");
    }

    private void fill(SparkSession spark) {
        for (String function : List.of(
                "reporting_zone() RETURNS STRING RETURN 'Europe/Berlin'",
                "reporting_currency() RETURNS STRING RETURN 'USD'",
                "reporting_date(at TIMESTAMP) RETURNS DATE RETURN CAST(from_utc_timestamp(at, 'Europe/Berlin') AS DATE)",
                "month_of(day DATE) RETURNS INT RETURN year(day) * 100 + month(day)")) {
            spark.sql("CREATE OR REPLACE TEMPORARY FUNCTION " + function);
        }
        new LakeFixture(spark, folder)
                .table(
                        "silver.person",
                        "person_key BIGINT, account_key BIGINT, created_at TIMESTAMP, is_gone BOOLEAN",
                        "(1, 21, '2025-12-01 08:00', false), (2, 22, '2025-11-01 08:00', false),"
                                + " (3, 22, '2026-01-01 08:00', false), (4, NULL, '2026-01-01 08:00', true)")
                .table("silver.person_link", "person_record_key BIGINT, person_key BIGINT", "(91, 1), (92, 1), (93, 2)")
                .table("silver.account_link", "account_record_key BIGINT, account_key BIGINT", "(11, 21), (12, 22)")
                .table(
                        "silver.opportunity",
                        "opportunity_key BIGINT, account_record_key BIGINT, stage STRING,"
                                + " is_closed BOOLEAN, is_won BOOLEAN, amount DECIMAL(18,4), currency STRING, close_date DATE,"
                                + " created_at TIMESTAMP, is_deleted BOOLEAN, created_on DATE, crm_opportunity_id STRING",
                        OPPORTUNITIES.replaceAll("('2026-\\d\\d-\\d\\d)( \\d\\d:\\d\\d', \\w+)\\)", "$1$2, $1', NULL)")
                                + ", (6, 32, 'won', true, true, 200.0, 'USD', '2026-03-10', '2026-02-05 10:00', false, '2026-02-05', '006')")
                .table(
                        "silver.opportunity_stage",
                        "opportunity_key BIGINT, to_stage STRING, changed_at TIMESTAMP",
                        "(1, 'won', '2026-02-01 09:00'), (1, 'open', '2026-02-02 09:00'), (1, 'won', '2026-03-02 09:00'),"
                                + " (2, 'open', '2026-02-02 09:00')")
                .table(
                        "silver.field_change",
                        "recorded_in STRING, record_key BIGINT, field STRING, to_value STRING, changed_by TIMESTAMP, evidence STRING",
                        "('opportunity', 5, 'stage', 'won', '2026-03-09 12:00', 'snapshot'),"
                                + " ('opportunity', 5, 'stage', 'won', '2026-03-19 12:00', 'history'),"
                                + " ('opportunity', 5, 'stage_raw', 'won', '2026-03-29 12:00', 'snapshot')")
                .table(
                        "silver.opportunity_contact",
                        "opportunity_key BIGINT, person_record_key BIGINT, is_deleted BOOLEAN",
                        "(1, 91, false), (1, 92, false), (2, 91, true)")
                .table(
                        "silver.fx_rate_daily",
                        "currency STRING, day DATE, rate DECIMAL(19,9)",
                        "('EUR', '2026-01-05', 1.2), ('EUR', '2026-03-10', 1.1), ('GBP', '2026-03-10', 1.3)");
    }

    /** Runs the query of a table and writes its rows, as the night does. */
    private void keep(SparkSession spark, String table) throws IOException {
        Dataset<Row> rows = spark.sql(Files.readString(QUERIES.resolve(table + ".sql")));
        rows.write()
                .format("delta")
                .save(folder.resolve("silver").resolve(table).toString());
    }

    private static List<String> rows(SparkSession spark, String query) {
        return spark.sql(query).collectAsList().stream().map(Row::toString).toList();
    }
}
