package io.plumbline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Gate;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Releases.Release;
import io.plumbline.publish.scorecard.ScorecardArtefact;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
@TestInstance(Lifecycle.PER_CLASS)
class GoldTest {
    @TempDir
    private static Path folder;

    private GoldLake gold;
    private SparkSession spark;

    @BeforeAll
    void publish(SparkSession session) {
        spark = session;
        gold = new GoldLake(session, folder)
                .row(
                        "silver.person",
                        "person_key = 7",
                        "person_id = 'ab'",
                        "records = 2",
                        "account_key = 70",
                        "created_on = DATE '2026-01-05'",
                        "email = 'a@x.example'")
                .row("silver.person_link", "person_record_key = 71", "person_key = 7")
                .row(
                        "silver.account",
                        "account_key = 70",
                        "account_id = 'cd'",
                        "name = 'Acme'",
                        "created_at = TIMESTAMP '2025-12-31 23:30:00'")
                .row(
                        "silver.campaign",
                        "campaign_key = 5",
                        "source_system = 'crm'",
                        "source_id = 'C5'",
                        "name = 'Spring'")
                .row(
                        "silver.touch",
                        "touch_key = 1",
                        "source_system = 'crm'",
                        "touch_type = 'form_fill'",
                        "person_record_key = 71",
                        "occurred_at = TIMESTAMP '2026-02-03 10:00:00'",
                        "occurred_on = DATE '2026-02-03'",
                        "month = 202602",
                        "campaign_key = 5",
                        "utm_campaign = ' only SPENT'",
                        "channel = 'Email'")
                .row(
                        "silver.touch",
                        "touch_key = 2",
                        "source_system = 'crm'",
                        "touch_type = 'form_fill'",
                        "utm_campaign = 'Something else'",
                        "person_record_key = 99",
                        "occurred_at = TIMESTAMP '2026-02-04 10:00:00'",
                        "occurred_on = DATE '2026-02-04'",
                        "month = 202602",
                        "campaign_key = 6",
                        "channel = 'Webinar'")
                .row(
                        "silver.touch",
                        "touch_key = 3",
                        "source_system = 'crm'",
                        "touch_type = 'ad_lead_form'",
                        "campaign_name = 'Only spent'",
                        "person_record_key = 71",
                        "occurred_at = TIMESTAMP '2026-02-05 10:00:00'",
                        "occurred_on = DATE '2026-02-05'",
                        "month = 202602",
                        "channel = 'Email'")
                .row(
                        "silver.fx_rate_daily",
                        "currency = 'GBP'",
                        "day = DATE '2026-02-03'",
                        "rate = 1.170000003",
                        "rate_date = DATE '2026-02-03'")
                .row(
                        "silver.ad_spend",
                        "ad_spend_key = 11",
                        "source_system = 'ads'",
                        "account_id = 'A'",
                        "spend_date = DATE '2026-02-03'",
                        "month = 202602",
                        "campaign_key = 8",
                        "campaign_source_id = '8'",
                        "campaign_name = 'Only spent'",
                        "currency = 'GBP'",
                        "spend = 10.10",
                        "conversions = 2.5",
                        "channel = 'Paid Search'")
                .row(
                        "silver.ad_spend",
                        "ad_spend_key = 12",
                        "source_system = 'ads'",
                        "account_id = 'A'",
                        "spend_date = DATE '2026-02-04'",
                        "month = 202602",
                        "campaign_key = 8",
                        "campaign_source_id = '8'",
                        "campaign_name = 'Only spent'",
                        "currency = 'GBP'",
                        "spend = 10.10",
                        "channel = 'Paid Search'")
                .row(
                        "silver.opportunity",
                        "opportunity_key = 21",
                        "source_system = 'crm'",
                        "source_id = 'O1'",
                        "stage = 'Won'",
                        "amount = 100",
                        "currency = reporting_currency()",
                        "close_date = DATE '2026-02-20'",
                        "is_won = true",
                        "is_closed = true",
                        "is_deleted = false",
                        "created_on = DATE '0202-02-01'",
                        "created_at = TIMESTAMP '2026-02-01 00:00:00'")
                .row(
                        "silver.conversion",
                        "conversion_key = 31",
                        "milestone = 'closed_won'",
                        "subject_key = 21",
                        "opportunity_key = 21",
                        "account_key = 70",
                        "converted_on = DATE '2026-02-20'",
                        "month = 202602",
                        "amount = 100")
                .row(
                        "gold.fct_attribution_credit",
                        "conversion_key = 31",
                        "model_key = member_key('model', 'linear')",
                        "milestone_key = member_key('milestone', 'closed_won')",
                        "milestone = 'closed_won'",
                        "conversion_month = 202602",
                        "date_key = 20260220",
                        "touch_date_key = 20260203",
                        "touch_key = 1",
                        "channel_key = member_key('channel', 'Email')",
                        "campaign_key = 5",
                        "person_key = 7",
                        "account_key = 70",
                        "opportunity_key = 21",
                        "position = 1",
                        "touches = 1",
                        "credited_conversions = 0.6",
                        "credited_amount = 60",
                        "unattributed_reason = '(not applicable)'")
                .row(
                        "gold.fct_attribution_credit",
                        "conversion_key = 31",
                        "model_key = member_key('model', 'linear')",
                        "milestone_key = member_key('milestone', 'closed_won')",
                        "milestone = 'closed_won'",
                        "conversion_month = 202602",
                        "date_key = 20260220",
                        "touch_date_key = -2",
                        "touch_key = -1",
                        "channel_key = -2",
                        "campaign_key = -2",
                        "person_key = -2",
                        "account_key = 70",
                        "opportunity_key = 21",
                        "position = 0",
                        "touches = 1",
                        "credited_conversions = 0.4",
                        "credited_amount = 40",
                        "unattributed_reason = 'no_person'")
                .row(
                        "gold.fct_attribution_credit",
                        "conversion_key = 31",
                        "model_key = member_key('model', 'w_shaped')",
                        "milestone_key = member_key('milestone', 'lead_created')",
                        "milestone = 'lead_created'",
                        "conversion_month = 202602",
                        "date_key = 20260220",
                        "touch_date_key = 20260203",
                        "touch_key = 1",
                        "channel_key = member_key('channel', 'Email')",
                        "campaign_key = -2",
                        "person_key = 7",
                        "account_key = 70",
                        "opportunity_key = -2",
                        "position = 1",
                        "touches = 2",
                        "credited_conversions = 0.75",
                        "unattributed_reason = '(not applicable)'")
                .row(
                        "gold.fct_attribution_credit",
                        "conversion_key = 31",
                        "model_key = member_key('model', 'w_shaped')",
                        "milestone_key = member_key('milestone', 'lead_created')",
                        "milestone = 'lead_created'",
                        "conversion_month = 202602",
                        "date_key = 20260220",
                        "touch_date_key = 20260205",
                        "touch_key = 3",
                        "channel_key = member_key('channel', 'Email')",
                        "campaign_key = -2",
                        "person_key = 7",
                        "account_key = 70",
                        "opportunity_key = -2",
                        "position = 2",
                        "touches = 2",
                        "credited_conversions = 0.25",
                        "unattributed_reason = '(not applicable)'")
                .row(
                        "silver.kpi_value",
                        "kpi = 'mql_count'",
                        "period_start = DATE '2026-01-01'",
                        "month = 202601",
                        "dimension = 'total'",
                        "dimension_value = 'total'",
                        "value = 80",
                        "rows = 80",
                        "is_complete = true")
                .row(
                        "silver.kpi_value",
                        "kpi = 'mql_count'",
                        "period_start = DATE '2026-02-01'",
                        "month = 202602",
                        "dimension = 'total'",
                        "dimension_value = 'total'",
                        "value = 90",
                        "rows = 90",
                        "is_complete = true")
                .row(
                        "silver.kpi_value",
                        "kpi = 'mql_count'",
                        "period_start = DATE '2026-03-01'",
                        "month = 202603",
                        "dimension = 'total'",
                        "dimension_value = 'total'",
                        "value = 40",
                        "rows = 40",
                        "is_complete = false")
                .row("silver.kpi_target", "kpi_target_key = 1", "kpi = 'mql_count'", "month = 202602", "target = 100")
                .row("silver.kpi_target", "kpi_target_key = 2", "kpi = 'mql_count'", "month = 202603", "target = 100")
                .publish();
    }

    private Row one(String table, String where) {
        return gold.read(table).filter(where).head();
    }

    private Object cell(String table, String where, String column) {
        return one(table, where).getAs(column);
    }

    @Test
    void everyDimensionHasTheTwoMembersForNone() {
        gold.published().stream()
                .filter(table -> table.name().startsWith("dim_"))
                .forEach(table -> {
                    String key = gold.definitions().contract(table).key().get(0);
                    assertThat(gold.read(table.toString())
                                    .filter(key + " IN (-1, -2)")
                                    .count())
                            .as(table.toString())
                            .isEqualTo(2);
                });
    }

    @Test
    void touchWithoutCampaignIsNotTheSameAsOneWithAnUnknownCampaign() {
        assertThat(cell("gold.fct_touch", "touch_key = 1", "campaign_key")).isEqualTo(5L);
        assertThat(cell("gold.fct_touch", "touch_key = 2", "campaign_key")).isEqualTo(6L);
        assertThat(cell("gold.dim_campaign", "campaign_key = 6", "source_system"))
                .isEqualTo("crm");
        assertThat(cell("gold.fct_touch", "touch_key = 3", "campaign_key")).isEqualTo(-2L);
    }

    @Test
    void touchOfNobodyKeepsItsRow() {
        assertThat(cell("gold.fct_touch", "touch_key = 2", "person_key")).isEqualTo(-1L);
    }

    @Test
    void campaignThatOnlySpendNamesIsAMember() {
        assertThat(cell("gold.dim_campaign", "campaign_key = 8", "campaign")).isEqualTo("Only spent");
    }

    @Test
    void spendIsConvertedExactlyAtTheRateOfItsDay() {
        assertThat((BigDecimal) cell("gold.fct_ad_spend", "ad_spend_key = 11", "spend_reporting"))
                .isEqualByComparingTo("11.8170");
    }

    @Test
    void whatThePlatformClaimsStandsBesideWhatWeCredit() {
        Row claimed = one("gold.fct_platform_conversion", "date_key = 20260203");
        assertThat((BigDecimal) claimed.getAs("platform_conversions")).isEqualByComparingTo("2.5");
        assertThat((BigDecimal) claimed.getAs("credited_conversions")).isEqualByComparingTo("0.75");
        assertThat((BigDecimal) claimed.getAs("difference")).isEqualByComparingTo("1.75");
        assertThat((Object) claimed.getAs("campaign_key")).isEqualTo(8L);
    }

    @Test
    void dayOfWhichThePlatformReportsNothingKeepsOurCredit() {
        Row credited = one("gold.fct_platform_conversion", "date_key = 20260205");
        assertThat((Object) credited.getAs("platform_conversions")).isNull();
        assertThat((BigDecimal) credited.getAs("credited_conversions")).isEqualByComparingTo("0.25");
        assertThat((Object) credited.getAs("difference")).isNull();
        assertThat((BigDecimal) cell("gold.fct_platform_conversion", "date_key = 20260204", "credited_conversions"))
                .isZero();
    }

    @Test
    void missingRateGivesNullAndFailsTheGate() {
        assertThat(cell("gold.fct_ad_spend", "ad_spend_key = 12", "spend_reporting"))
                .isNull();
        assertThat(violations("missing_fx_rate"))
                .containsExactly(
                        "{\"fact\":\"gold.fct_ad_spend\",\"currency\":\"GBP\",\"month\":202602,\"rows\":1,\"amount\":10.1000}");
    }

    @Test
    void otherGatesPass() {
        gold.definitions().gates().stream()
                .map(Gate::name)
                .filter(name -> !List.of("missing_fx_rate", "control_totals_tie", "credit_conserved")
                        .contains(name))
                .forEach(name -> assertThat(violations(name)).as(name).isEmpty());
    }

    @Test
    void aModelThatGivesNothingFailsTheGate() {
        assertThat(violations("credit_conserved"))
                .hasSize(5)
                .noneMatch(violation -> violation.contains("linear"))
                .allMatch(violation -> violation.contains("\"expected_amount\":100.0000"));
    }

    @Test
    void controlTotalsCompareBothSidesByModelAndMonth() {
        Row row = one("ops.control_total", "measure = 'credited_amount' AND model = 'linear'");
        assertThat((BigDecimal) row.getAs("gold")).isEqualByComparingTo("100");
        assertThat((BigDecimal) row.getAs("difference")).isEqualByComparingTo("0");
        assertThat((BigDecimal) cell(
                        "ops.control_total", "measure = 'credited_amount' AND model = 'first_touch'", "difference"))
                .isEqualByComparingTo("-100");
    }

    @Test
    void controlTotalsTieForADateThatIsATypingError() {
        assertThat(gold.read("ops.control_total")
                        .filter("measure LIKE 'opportunity%' AND difference <> 0")
                        .count())
                .isZero();
    }

    @Test
    void calendarIsContiguousOverWholeYears() {
        assertThat(gold.read("gold.dim_date").filter("date_key > 0").count()).isEqualTo(365 + 365);
        assertThat(cell("gold.dim_date", "date_key = 20260228", "is_complete_month"))
                .isEqualTo(true);
        assertThat(cell("gold.dim_date", "date_key = 20260301", "is_complete_month"))
                .isEqualTo(false);
        assertThat(cell("gold.dim_date", "date_key = 20260101", "iso_week_label"))
                .isEqualTo("2026-W01");
        assertThat(cell("gold.dim_date", "date_key = 20260301", "fiscal_period_label"))
                .isEqualTo("2026-P03");
        assertThat(cell("gold.dim_date", "date_key = -2", "fiscal_week_label")).isEqualTo("(not applicable)");
    }

    @Test
    void incompleteMonthIsNotCompared() {
        Row complete = one("gold.fct_kpi", "month = 202602");
        assertThat((BigDecimal) complete.getAs("variance_share")).isEqualByComparingTo("-0.1");
        assertThat((BigDecimal) complete.getAs("previous_value")).isEqualByComparingTo("80");
        Row running = one("gold.fct_kpi", "month = 202603");
        assertThat((Object) running.getAs("variance")).isNull();
        assertThat((Object) running.getAs("previous_value")).isNull();
    }

    @Test
    void goldHoldsNoNestedColumnAndNoPersonalOneOutsideThePrivateTable() {
        gold.published().stream()
                .map(gold.definitions()::contract)
                .forEach(contract -> contract.columns().forEach(column -> {
                    assertThat(column.type())
                            .doesNotStartWith("map")
                            .doesNotStartWith("struct")
                            .doesNotStartWith("array");
                    assertThat(column.pii() && !contract.name().name().equals("dim_person_private"))
                            .as(contract.name() + "." + column.name())
                            .isFalse();
                }));
    }

    @Test
    void scorecardIsReadFromTheTables() throws Exception {
        Release release = new Release("2026-03-15-r000001", 1, GoldLake.AS_OF.toString(), "hash", Map.of(), Map.of());
        new ScorecardArtefact(gold.lake(), gold.definitions(), folder).make(release, List.of());
        assertThat(Files.readString(folder.resolve("scorecard.html")))
                .contains("February 2026", "2026-03-15-r000001", "−10", "Unattributed", "Mar 2026 so far");
    }

    @Test
    void parquetCopyHoldsTheTablesFilesAndNothingElse() throws Exception {
        Release release =
                new Release("r1", 1, GoldLake.AS_OF.toString(), "hash", Map.of("gold.fct_touch", 0L), Map.of());
        ParquetFolder parquet = new ParquetFolder(gold.lake(), folder.resolve("parquet"));
        parquet.copy(release);
        parquet.copy(release);
        assertThat(spark.read()
                        .parquet(folder.resolve("parquet/r1/fct_touch").toString())
                        .count())
                .isEqualTo(3);
    }

    private List<String> violations(String gate) {
        return spark.sql(query(gate)).toJSON().collectAsList();
    }

    private String query(String gate) {
        return gold.definitions().gates().stream()
                .filter(candidate -> candidate.name().equals(gate))
                .findFirst()
                .orElseThrow()
                .query()
                .sql();
    }
}
