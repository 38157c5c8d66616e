package io.plumbline.measure;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.LookupFunctions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queries of the stage on tiny inputs with numbers counted by hand. Instants are UTC; the reporting zone is New York. */
@ExtendWith(Spark.class)
class MeasureTablesTest {
    private static final Pattern TABLE = Pattern.compile("\\b(silver|gold|ops)\\.([a-z_]+)\\b");
    private static final Instant AS_OF = Instant.parse("2026-03-05T17:00:00Z");
    private static final List<String> QUERIES = List.of(
            "funnel",
            "lead_response",
            "work_flow",
            "open_work",
            "record_quality",
            "ad_campaign_tie",
            "campaign_cost",
            "campaign_cost_part",
            "gold.fct_cost",
            "channel_month",
            "cost_cohort",
            "sync_gap",
            "counted_record",
            "bridge_step",
            "ops.bridge_record",
            "ops.bridge",
            "ops.record_to_fix",
            "ops.data_health");

    private SparkSession spark;

    @BeforeEach
    void useSession(SparkSession session) {
        spark = session;
        StandardFunctions.register(spark, HouseDefinitions.ALL, AS_OF);
        LookupFunctions.register(spark, table -> spark.table(view(table.toString())));
        HouseDefinitions.ALL
                .tables()
                .values()
                .forEach(contract -> input(contract.name().toString(), "", List.of()));
    }

    @TestFactory
    Stream<DynamicTest> columnsAndTypesAreThoseOfTheContract() {
        return QUERIES.stream()
                .map(table -> dynamicTest(
                        table,
                        () -> assertThat(columns(rows(table).schema().fields()))
                                .isEqualTo(contract(table).columns().stream()
                                        .map(column -> column.name() + " "
                                                + DataType.fromDDL(column.type())
                                                        .sql())
                                        .toList())));
    }

    @Test
    void funnelDatesThePersonsOwnFirstsAndOnlyLaterOpportunities() {
        input(
                "silver.person",
                "person_key, created_at, created_on, lead_source, country",
                List.of(
                        "1, '2026-02-01T15:00:00Z', '2026-02-01', 'Website', 'US'",
                        "2, '2026-02-02T15:00:00Z', '2026-02-02', 'Website', 'DE'"));
        input("silver.person_link", "person_record_key, person_key", List.of("11, 1", "12, 1", "21, 2"));
        input(
                "silver.touch",
                "touch_key, person_record_key, occurred_at, channel",
                List.of(
                        "1, 11, '2026-01-05T10:00:00Z', 'Email'",
                        "2, 12, '2026-02-01T15:00:00Z', 'Paid Search'",
                        "3, 12, '2026-02-01T15:00:01Z', 'Webinar'"));
        input(
                "silver.lifecycle_transition",
                "person_record_key, changed_at, to_stage",
                List.of(
                        "12, '2026-02-11T02:00:00Z', 'MQL'",
                        "11, '2026-02-20T02:00:00Z', 'MQL'",
                        "11, '2026-02-21T02:00:00Z', 'SAL'"));
        input(
                "silver.opportunity_person",
                "opportunity_key, person_key, basis",
                List.of("100, 1, 'contact_roles'", "200, 1, 'contact_roles'", "300, 2, 'account'"));
        input(
                "silver.opportunity",
                "opportunity_key, created_at, created_on, close_date, is_won, is_deleted",
                List.of(
                        "100, '2026-02-10T10:00:00Z', '2026-02-10', '2026-02-12', true, false",
                        "200, '2026-02-15T10:00:00Z', '2026-02-15', '2026-03-01', true, false",
                        "300, '2026-02-15T10:00:00Z', '2026-02-15', '2026-03-01', true, false"));

        assertThat(lines(
                        "funnel",
                        "person_key",
                        "channel",
                        "mql_at",
                        "mql_on",
                        "sal_at",
                        "sql_at",
                        "opportunity_on",
                        "won_on"))
                .containsExactly(
                        "1 | Paid Search | 2026-02-11 02:00:00 | 2026-02-10 | 2026-02-21 02:00:00 | null | 2026-02-15 | 2026-03-01",
                        "2 | (no touch) | null | null | null | null | null | null");
    }

    @Test
    void funnelDatesWhatOnlyDeliveriesShowByItsBoundAndLeavesOutWhoIsGone() {
        input(
                "silver.person",
                "person_key, created_at, created_on, is_gone",
                List.of(
                        "1, '2026-02-01T15:00:00Z', '2026-02-01', false",
                        "2, '2026-02-01T15:00:00Z', '2026-02-01', true"));
        input("silver.person_link", "person_record_key, person_key", List.of("11, 1", "21, 2"));
        input(
                "silver.lifecycle_transition",
                "person_record_key, changed_at, to_stage",
                List.of("11, '2026-02-21T02:00:00Z', 'SAL'"));
        input(
                "silver.field_change",
                "recorded_in, record_key, field, to_value, changed_after, changed_by, evidence",
                List.of(
                        "'person_record', 11, 'lifecycle_stage', 'MQL', '2026-02-19T00:00:00Z', '2026-02-20T17:00:00Z', 'snapshot'",
                        "'person_record', 11, 'lifecycle_stage', 'SAL', '2026-02-10T00:00:00Z', '2026-02-10T00:00:00Z', 'history'",
                        "'person_record', 11, 'status_raw', 'SQL', '2026-02-10T00:00:00Z', '2026-02-11T00:00:00Z', 'snapshot'"));

        assertThat(lines("funnel", "person_key", "mql_at", "sal_at", "sql_at"))
                .containsExactly("1 | 2026-02-20 17:00:00 | 2026-02-21 02:00:00 | null");
    }

    @Test
    void leadResponseCountsTheOwnersBusinessMinutesAndMissesOnlyWhatIsOverdue() {
        input(
                "silver.funnel",
                "person_key, mql_at, mql_on, channel",
                List.of(
                        "1, '2026-02-06T21:50:00Z', '2026-02-06', 'Email'", // Friday 16:50 in New York
                        "2, '2026-02-06T16:50:00Z', '2026-02-06', 'Email'", // Friday 16:50 in London
                        "3, '2026-03-05T16:00:00Z', '2026-03-05', 'Email'", // one open hour before the as-of instant
                        "4, '2026-03-04T16:00:00Z', '2026-03-04', 'Email'", // nine open hours before it
                        "5, NULL, NULL, 'Email'"));
        input(
                "silver.person_link",
                "person_record_key, person_key",
                List.of("11, 1", "21, 2", "22, 2", "31, 3", "41, 4"));
        input(
                "silver.person_record",
                "person_record_key, source_system, owner_id, updated_at, is_deleted",
                List.of(
                        "11, 'crm', 'ann', '2026-02-01T00:00:00Z', false",
                        "21, 'crm', 'ann', '2026-02-01T00:00:00Z', false",
                        "22, 'crm', 'bob', '2026-02-02T00:00:00Z', false",
                        "31, 'crm', 'queue', '2026-02-02T00:00:00Z', false"));
        input(
                "silver.sales_user",
                "source_system, source_id, department, time_zone",
                List.of("'crm', 'ann', 'Sales', 'America/Chicago'", "'crm', 'bob', 'Sales', 'Europe/London'"));
        input(
                "silver.sales_activity",
                "person_record_key, created_at, completed_at, is_closed, is_deleted",
                List.of(
                        "11, '2026-02-06T21:00:00Z', '2026-02-06T21:40:00Z', true, false", // before the hand-over
                        "11, '2026-02-06T21:55:00Z', NULL, false, false", // planned, not done
                        "11, '2026-02-06T21:55:00Z', '2026-02-06T21:55:00Z', true, true", // deleted
                        "11, '2026-02-09T13:00:00Z', '2026-02-09T14:10:00Z', true, false", // Monday 9:10
                        "22, '2026-02-10T12:00:00Z', NULL, true, false"));

        assertThat(lines("lead_response", "person_key", "owner_id", "calendar", "business_minutes", "is_within_sla"))
                .containsExactly(
                        "1 | ann | us | 20 | true",
                        "2 | bob | uk | 730 | false",
                        "3 | queue | us | null | null",
                        "4 | null | us | null | false");
    }

    @Test
    void workFlowAddsUpAllWaitsAndIsDoneWhenItComesToItsLastRest() {
        input(
                "silver.work_item",
                "work_item_key, source_system, source_id, status_class, created_at, resolved_at, updated_at",
                List.of(
                        "1, 'work', 'a', 'done', '2026-02-02T15:00:00Z', '2026-02-12T15:00:00Z', '2026-02-12T15:00:00Z'",
                        "2, 'work', 'b', 'waiting', '2026-03-01T15:00:00Z', NULL, '2026-03-05T15:00:00Z'",
                        "3, 'work', 'c', 'done', '2026-02-02T15:00:00Z', '2026-02-03T15:00:00Z', '2026-02-03T15:00:00Z'"));
        input(
                "silver.work_item_transition",
                "source_system, source_id, entered_at, left_at, status_class, precision",
                List.of(
                        "'work', 'a', '2026-02-02T15:00:00Z', '2026-02-03T15:00:00Z', 'queue', 'exact'",
                        "'work', 'a', '2026-02-03T15:00:00Z', '2026-02-04T15:00:00Z', 'active', 'exact'",
                        "'work', 'a', '2026-02-04T15:00:00Z', '2026-02-04T16:00:00Z', 'waiting', 'exact'",
                        "'work', 'a', '2026-02-04T16:00:00Z', '2026-02-05T15:00:00Z', 'done', 'exact'",
                        "'work', 'a', '2026-02-05T15:00:00Z', '2026-02-08T15:00:00Z', 'active', 'snapshot'",
                        "'work', 'a', '2026-02-08T15:00:00Z', '2026-02-09T15:00:00Z', 'waiting', 'exact'", // Sunday to
                        // Monday
                        // 10:00
                        "'work', 'a', '2026-02-09T15:00:00Z', NULL, 'done', 'exact'",
                        "'work', 'b', '2026-03-05T15:00:00Z', NULL, 'waiting', 'exact'"));

        assertThat(lines(
                        "work_flow",
                        "work_item_key",
                        "done_on",
                        "lead_time_days",
                        "lead_time_business_minutes",
                        "cycle_days",
                        "approval_wait_business_minutes",
                        "is_open",
                        "precision"))
                .containsExactly(
                        "1 | 2026-02-09 | 7.0000 | 2400 | 6.0000 | 120 | false | snapshot",
                        "2 | null | null | null | null | 120 | true | exact",
                        "3 | 2026-02-03 | 1.0000 | 480 | null | null | false | exact");
    }

    @Test
    void workIsOpenAtTheEndOfEachMonthUntilItIsDone() {
        input(
                "silver.work_flow",
                "work_item_key, submitted_on, done_on",
                List.of(
                        "1, '2025-12-30', '2026-02-28'", // done on the last day of a month
                        "2, '2026-02-27', NULL",
                        "3, '2026-02-03', '2026-02-04'",
                        "4, '2026-03-09', NULL")); // after the as-of day: another zone's tomorrow

        assertThat(lines("open_work", "work_item_key", "month", "counted_on", "age_days"))
                .containsExactly(
                        "1 | 202512 | 2025-12-31 | 1", "1 | 202601 | 2026-01-31 | 32",
                        "2 | 202602 | 2026-02-28 | 1", "2 | 202603 | 2026-03-05 | 6");
    }

    @Test
    void duplicateIsTheYoungerRecordOfTheSameKindInTheSameSystem() {
        input("silver.person_link", "person_record_key, person_key", List.of("1, 1", "2, 1", "3, 1", "4, 1", "5, 1"));
        input(
                "silver.person_record",
                "person_record_key, source_system, record_type, created_at, email, email_raw, email_is_valid, first_name,"
                        + " lead_source_reason, lead_source_raw, is_deleted",
                List.of(
                        "1, 'crm', 'lead', '2026-02-02T00:00:00Z', 'a@b.example', 'A@b.example', true, 'A', 'rule:x', 'Web', false",
                        "2, 'crm', 'lead', '2026-02-01T00:00:00Z', NULL, 'a at b', false, NULL, 'unmapped', 'Zzz', false",
                        "3, 'crm', 'contact', '2026-02-03T00:00:00Z', NULL, NULL, NULL, NULL, 'missing', NULL, false",
                        "4, 'crm', 'lead', '2026-01-01T00:00:00Z', NULL, NULL, NULL, NULL, 'missing', NULL, true",
                        "5, 'map', 'lead', '2026-02-05T00:00:00Z', NULL, NULL, NULL, NULL, 'missing', NULL, false"));

        assertThat(lines(
                        "record_quality",
                        "person_record_key",
                        "is_duplicate",
                        "has_email",
                        "email_is_valid",
                        "is_source_unknown",
                        "filled_fields"))
                .containsExactly(
                        "1 | true | true | true | false | 3", "2 | false | true | false | true | 1",
                        "3 | false | false | null | true | 0", "5 | false | false | null | true | 0");
    }

    @Test
    void channelMonthLosesNeitherSpendNorLeadsNorCreditAndInventsNoZero() {
        input(
                "silver.ad_spend",
                "month, channel, currency, spend, spend_date, impressions",
                List.of(
                        "202602, 'Paid Search', 'EUR', 100.00, '2026-02-03', 10",
                                "202602, 'Paid Search', 'USD', 50.00, '2026-02-04', 5",
                        "202602, 'Display', 'GBP', 20.00, '2026-02-04', 5",
                                "202602, 'Display', NULL, 0.00, '2026-02-04', 5"));
        input(
                "silver.fx_rate_daily",
                "currency, day, rate",
                List.of("'EUR', '2026-02-03', 1.1", "'EUR', '2026-02-04', 9"));
        input(
                "silver.funnel",
                "person_key, created_on, mql_on, channel",
                List.of("1, '2026-02-03', '2026-03-01', 'Paid Search'", "2, '2026-02-04', NULL, '(no touch)'"));
        input(
                "gold.fct_cost",
                "cost_on, channel_key, cost, fx_rate",
                List.of(
                        "'2026-02-03', 11, 110.00, 1",
                        "'2026-02-04', 11, 50.00, 1.1",
                        "'2026-02-04', 12, 20.00, NULL",
                        "'2026-03-06', 12, 7.00, 1", // the day after the as-of day
                        "NULL, 12, 9.00, 1"));
        input(
                "silver.credit_month",
                "conversion_month, milestone_key, model_key, channel_key, credited_conversions, credited_amount",
                List.of(
                        "202602, " + key("milestone", "opportunity_created") + ", 1, 11, 0.1, 50.00",
                        "202602, " + key("milestone", "opportunity_created") + ", 1, -2, 0.9, 500.00",
                        "202603, " + key("milestone", "closed_won") + ", 1, 12, 0.7, 70.00",
                        "202602, " + key("milestone", "lead_created") + ", 1, 11, 1, NULL"));
        input("gold.dim_model", "model_key, model", List.of("1, 'linear'"));
        input("gold.dim_channel", "channel_key, channel", List.of("11, 'Paid Search'", "12, 'Email'"));

        assertThat(lines(
                        "channel_month",
                        "month",
                        "channel",
                        "model",
                        "has_spend",
                        "spend",
                        "spend_rows_without_rate",
                        "has_cost",
                        "cost",
                        "cost_rows_without_rate",
                        "new_leads",
                        "mqls",
                        "attributed_opportunities",
                        "attributed_pipeline",
                        "attributed_revenue"))
                .containsExactly(
                        "202602 | (no touch) | (none) | false | null | null | false | null | null | 1 | null | null | null | null",
                        "202602 | (no touch) | linear | false | null | null | false | null | null | null | null | 0.900000 | 500.0000 | null",
                        "202602 | Display | (none) | true | null | 1 | false | null | null | null | null | null | null | null",
                        "202602 | Email | (none) | false | null | null | true | null | 1 | null | null | null | null | null",
                        "202602 | Paid Search | (none) | true | 160.0000 | 0 | true | 165.0000 | 0 | 1 | null | null | null | null",
                        "202602 | Paid Search | linear | true | null | null | true | null | null | null | null | 0.100000 | 50.0000 | null",
                        "202603 | Email | linear | false | null | null | true | null | null | null | null | null | null | 70.0000",
                        "202603 | Paid Search | (none) | true | null | null | true | null | null | null | 1 | null | null | null");
    }

    @Test
    void adCampaignBelongsToOneCampaignOnADayAlthoughLinesOverlap() {
        input(
                "silver.campaign",
                "campaign_key, source_system, is_deleted",
                List.of(
                        key("salesforce", "C1") + ", 'salesforce', false",
                        key("salesforce", "C2") + ", 'salesforce', false",
                        key("salesforce", "C3") + ", 'salesforce', true"));
        input(
                "silver.campaign_mapping",
                "campaign_mapping_key, source_system, campaign_key, crm_campaign_id, valid_from, valid_until",
                List.of(
                        "1, 'google_ads', 8, 'C1', '2026-01-01', NULL",
                        "2, 'google_ads', 8, 'C2', '2026-02-01', '2026-03-01'",
                        "3, 'google_ads', 9, 'C1', '2026-01-01', '2026-01-15'",
                        "4, 'google_ads', 9, 'C3', '2026-02-01', NULL",
                        "5, 'google_ads', 9, 'mistyped', '2026-03-01', NULL"));

        assertThat(lines("ad_campaign_tie", "campaign_key", "crm_campaign_key", "first_day", "next_day"))
                .containsExactlyInAnyOrder(
                        "8 | " + key("salesforce", "C1") + " | 2026-01-01 | 2026-02-01",
                        "8 | " + key("salesforce", "C2") + " | 2026-02-01 | 2026-03-01",
                        "9 | " + key("salesforce", "C1") + " | 2026-01-01 | 2026-01-15");
    }

    @Test
    void costThatSeveralSystemsStateCountsOnceFromWhoIsNearestToTheInvoice() {
        long searched = key("salesforce", "C1");
        long shown = key("salesforce", "C2");
        long mailed = key("salesforce", "C3");
        input(
                "silver.campaign",
                "campaign_key, source_system, source_id, crm_campaign_id, channel, currency, actual_cost, start_date,"
                        + " end_date, is_deleted",
                List.of(
                        searched
                                + ", 'salesforce', 'C1', 'C1', 'Paid Search', 'USD', 500, '2026-01-01', '2026-01-31', false",
                        "1, 'marketo', '1', 'C1', 'Paid Search', 'USD', 500, NULL, NULL, false",
                        shown + ", 'salesforce', 'C2', 'C2', 'Event', 'USD', 70, '2026-01-10', '2026-01-09', false",
                        "2, 'marketo', '2', 'C2', 'Event', 'USD', 71, NULL, NULL, false",
                        mailed
                                + ", 'salesforce', 'C3', 'C3', '(unmapped)', 'USD', 0, '2026-01-01', '2036-12-31', false",
                        "3, 'marketo', '3', 'C3', 'Email', 'USD', 9, NULL, NULL, false",
                        "4, 'marketo', '4', 'C3', 'Email', 'USD', 8, '2026-02-01', '2026-02-28', false",
                        "5, 'marketo', '5', 'gone', 'Email', 'EUR', 6, NULL, NULL, false",
                        "6, 'marketo', '6', NULL, 'Email', 'EUR', 5, NULL, NULL, true"));
        input(
                "silver.ad_campaign_tie",
                "campaign_key, crm_campaign_key, first_day, next_day",
                List.of(
                        "8, " + searched + ", '2026-01-01', NULL",
                        "8, " + shown + ", '2025-01-01', '2026-01-01'", // no spend was delivered for these days
                        "9, " + mailed + ", '2025-01-01', NULL"));
        input(
                "silver.ad_spend",
                "campaign_key, spend_date, spend",
                List.of("8, '2026-01-01', 400", "9, '2026-01-01', 0"));

        assertThat(lines(
                        "campaign_cost",
                        "campaign_key",
                        "cost_campaign_key",
                        "channel",
                        "cost",
                        "first_day",
                        "last_day",
                        "superseded_by"))
                .containsExactlyInAnyOrder(
                        searched + " | " + searched + " | Paid Search | 500.0000 | 2026-01-01 | 2026-01-31 | platform",
                        "1 | " + searched + " | Paid Search | 500.0000 | 2026-01-01 | 2026-01-31 | platform",
                        shown + " | " + shown + " | Event | 70.0000 | 2026-01-10 | 2026-01-10 | (not applicable)",
                        "2 | " + shown + " | Event | 71.0000 | 2026-01-10 | 2026-01-10 | crm",
                        "3 | " + mailed + " | Email | 9.0000 | 2026-01-01 | 2026-01-01 | (not applicable)",
                        "4 | " + mailed + " | Email | 8.0000 | 2026-02-01 | 2026-02-28 | (not applicable)",
                        "5 | 5 | Email | 6.0000 | null | null | (not applicable)");
    }

    @Test
    void costOfAParentGoesToTheLowestBelowIt() {
        campaignsBelowOneAnother();
        input(
                "silver.campaign_cost",
                "campaign_key, cost_campaign_key, channel, cost, superseded_by",
                List.of(
                        "1, " + key("salesforce", "top") + ", 'Other', 100.00, '(not applicable)'",
                        "2, " + key("salesforce", "middle") + ", 'Other', -0.0003, '(not applicable)'",
                        "3, " + key("salesforce", "alone") + ", 'Event', 7.00, '(not applicable)'",
                        "4, " + key("salesforce", "alone") + ", 'Event', 8.00, 'crm'"));
        String[] columns = {"campaign_key", "tied_by", "channel", "sum(unit * units)", "count(*)"};

        assertThat(parts(columns))
                .containsExactlyInAnyOrder(
                        "1 | parent | Email | 33.3400 | 1",
                        "1 | parent | Other | 66.6600 | 2",
                        "2 | parent | Email | -0.0001 | 1",
                        "2 | parent | Other | -0.0002 | 1",
                        "3 | campaign | Event | 7.0000 | 1");

        input(
                "silver.campaign_member",
                "campaign_key",
                List.of(
                        Long.toString(key("salesforce", "a")),
                        Long.toString(key("salesforce", "a")),
                        Long.toString(key("salesforce", "b"))));
        of("parent_costs", "by-members");
        assertThat(lines("campaign_cost_part", "cost_campaign_key", "unit * units", "campaign_key"))
                .contains(
                        key("salesforce", "a") + " | 66.6700 | 1",
                        key("salesforce", "b") + " | 33.3300 | 1",
                        key("salesforce", "c") + " | 0.0000 | 1");

        of("parent_costs", "none");
        assertThat(lines("campaign_cost_part", "campaign_key", "tied_by", "unit * units"))
                .containsExactly("1 | campaign | 100.0000", "2 | campaign | -0.0003", "3 | campaign | 7.0000");
    }

    /** Two levels below the top, and two campaigns of which each claims to be above the other. */
    private void campaignsBelowOneAnother() {
        input(
                "silver.campaign",
                "campaign_key, source_system, channel, parent_id, is_deleted",
                List.of(
                        key("salesforce", "top") + ", 'salesforce', 'Other', NULL, false",
                        key("salesforce", "middle") + ", 'salesforce', 'Other', 'top', false",
                        key("salesforce", "a") + ", 'salesforce', 'Email', 'middle', false",
                        key("salesforce", "b") + ", 'salesforce', '(unmapped)', 'middle', false",
                        key("salesforce", "c") + ", 'salesforce', '(none)', 'top', false",
                        key("salesforce", "left") + ", 'salesforce', 'Email', 'right', false",
                        key("salesforce", "right") + ", 'salesforce', 'Email', 'left', false",
                        key("salesforce", "gone") + ", 'salesforce', 'Email', 'top', true",
                        key("salesforce", "alone") + ", 'salesforce', 'Event', NULL, false"));
    }

    private List<String> parts(String... columns) {
        Dataset<Row> parts = rows("campaign_cost_part");
        return lines(
                parts.groupBy("campaign_key", "tied_by", "channel")
                        .agg(
                                org.apache
                                        .spark
                                        .sql
                                        .functions
                                        .expr("sum(unit * units)")
                                        .as("sum(unit * units)"),
                                expr("count(*)").as("count(*)")),
                Arrays.stream(columns).map(column -> "`" + column + "`").toArray(String[]::new));
    }

    private void of(String setting, String value) {
        spark.sql("DROP TEMPORARY FUNCTION IF EXISTS " + setting);
        spark.sql("CREATE TEMPORARY FUNCTION " + setting + "() RETURNS STRING RETURN '" + value + "'");
    }

    @Test
    void costStandsByDayWithWhatItLacks() {
        input(
                "silver.ad_campaign_tie",
                "campaign_key, crm_campaign_key, first_day, next_day",
                List.of("8, 80, '2026-02-02', '2026-02-03'"));
        input(
                "silver.ad_spend",
                "campaign_key, source_system, spend_date, spend, currency, channel",
                List.of(
                        "8, 'google_ads', '2026-02-01', 1.50, 'USD', 'Paid Search'",
                        "8, 'google_ads', '2026-02-02', 2.50, 'EUR', 'Paid Search'",
                        "8, 'google_ads', '2026-02-02', 0.25, 'EUR', 'Paid Search'", // another device
                        "8, 'google_ads', '2026-02-03', 4.00, 'USD', '(unmapped)'",
                        "8, 'google_ads', '2026-02-04', 5.00, 'EUR', '(unmapped)'",
                        "8, 'google_ads', '2026-02-05', 0.00, NULL, 'Paid Search'"));
        input(
                "silver.fx_rate_daily",
                "currency, day, rate",
                List.of("'EUR', '2026-02-02', 1.1", "'GBP', '2026-03-04', 1.3", "'GBP', '2026-03-05', 1.4"));
        input(
                "silver.campaign_cost_part",
                "campaign_key, cost_campaign_key, tied_by, channel, currency, unit, units, first_day, last_day",
                List.of(
                        "70, 70, 'campaign', 'Event', 'GBP', 0.01, 1000, '2026-03-04', '2026-03-06'",
                        "71, 72, 'parent', 'Event', NULL, 0.01, 100, '2026-02-01', '2026-02-01'",
                        "73, 73, 'campaign', 'Event', 'USD', 0.01, 300, NULL, NULL"));

        assertThat(lines(
                        "gold.fct_cost",
                        "stated_campaign_key",
                        "date_key",
                        "campaign_key",
                        "tied_by",
                        "cost",
                        "cost_reporting",
                        "unattributed_reason"))
                .containsExactly(
                        "70 | 20260304 | 70 | campaign | 3.3300 | 4.3290 | (not applicable)",
                        "70 | 20260305 | 70 | campaign | 3.3300 | 4.6620 | (not applicable)",
                        "70 | 20260306 | 70 | campaign | 3.3400 | 4.6760 | (not applicable)",
                        "71 | 20260201 | 72 | parent | 1.0000 | null | no_currency",
                        "73 | -1 | 73 | campaign | 3.0000 | 3.0000 | no_day",
                        "8 | 20260201 | 8 | (not applicable) | 1.5000 | 1.5000 | no_campaign",
                        "8 | 20260202 | 80 | mapping | 2.7500 | 3.0250 | (not applicable)",
                        "8 | 20260203 | 8 | (not applicable) | 4.0000 | 4.0000 | no_channel",
                        "8 | 20260204 | 8 | (not applicable) | 5.0000 | null | no_rate",
                        "8 | 20260205 | 8 | (not applicable) | 0.0000 | 0.0000 | no_campaign");
    }

    @Test
    void anyCostIsDividedToItsLastUnitAndAsEvenlyAsThatGoes() {
        campaignsBelowOneAnother();
        Random random = new Random(20261123);
        List<String> costs = people(
                1,
                200,
                cost ->
                        "%d, %d, 'Other', 'USD', %s, DATE '2026-01-01', date_add(DATE '2026-01-01', %d), '(not applicable)'"
                                .formatted(
                                        cost,
                                        key("salesforce", cost % 3 == 0 ? "alone" : "top"),
                                        BigDecimal.valueOf(
                                                random.nextLong(-5_000_000, 500_000_000), cost % 2 == 0 ? 2 : 4),
                                        random.nextInt(500)));
        input(
                "silver.campaign_cost",
                "campaign_key, cost_campaign_key, channel, currency, cost, first_day, last_day, superseded_by",
                costs);
        make("campaign_cost_part");
        make("gold.fct_cost");

        assertThat(spark.sql("""
                        SELECT stated.campaign_key, stated.cost, sum(facts.cost)
                        FROM silver_campaign_cost AS stated
                        LEFT JOIN gold_fct_cost AS facts ON stated.campaign_key = facts.stated_campaign_key
                        GROUP BY stated.campaign_key, stated.cost
                        HAVING NOT stated.cost <=> sum(facts.cost)
                        """).collectAsList()).isEmpty();
        assertThat(spark.sql("""
                        SELECT parts.campaign_key, parts.cost_campaign_key
                        FROM silver_campaign_cost_part AS parts
                        INNER JOIN gold_fct_cost AS facts
                          ON parts.campaign_key = facts.stated_campaign_key
                          AND parts.cost_campaign_key = facts.campaign_key
                        GROUP BY parts.campaign_key, parts.cost_campaign_key, parts.unit, parts.units, first_day, last_day
                        HAVING max(facts.cost) - min(facts.cost) > parts.unit
                          OR count(*) <> datediff(last_day, first_day) + 1 AND abs(parts.units) > 500
                        """).collectAsList()).isEmpty();
    }

    @Test
    void costsOfAMonthArePaidBackWhenTheirTouchesHaveWonAsMuch() {
        input(
                "silver.channel_month",
                "month, channel, model, has_cost, cost, cost_rows_without_rate",
                List.of(
                        "202601, 'Email', '(none)', true, 100, 0",
                        "202601, 'Event', '(none)', true, 300, 0",
                        "202602, 'Email', '(none)', true, 50, 0",
                        "202602, 'Event', '(none)', true, NULL, 1",
                        "202601, 'Direct', '(none)', false, NULL, NULL"));
        String won = ", " + key("milestone", "closed_won") + ", 1, ";
        input(
                "silver.credit_month",
                "touch_month, conversion_month, milestone_key, model_key, channel_key, credited_amount",
                List.of(
                        "202601, 202601" + won + "11, 60",
                        "202601, 202603" + won + "11, 40",
                        "202601, 202604" + won + "12, 900",
                        "202601, 202601" + won + "13, 9000", // nothing is paid for this channel
                        "202602, 202603" + won + "11, 49.9999",
                        "-2, 202601" + won + "-2, 700",
                        "202601, 202601, " + key("milestone", "opportunity_created") + ", 1, 11, 5000"));
        input(
                "gold.dim_model",
                "model_key, model",
                List.of("1, 'linear'", "-1, '(unknown)'", "-2, '(not applicable)'"));
        input(
                "gold.dim_channel",
                "channel_key, channel",
                List.of("11, 'Email'", "12, 'Event'", "13, 'Direct'", "-2, '(not applicable)'"));
        input(
                "silver.conversion",
                "milestone, opportunity_key, account_key, converted_on",
                List.of(
                        "'closed_won', 1, 5, '2026-01-20'",
                        "'closed_won', 2, 5, '2026-02-20'", // the same customer again
                        "'closed_won', 3, NULL, '2026-01-25'",
                        "'opportunity_created', 4, 6, '2026-01-25'"));

        assertThat(lines(
                        "cost_cohort",
                        "month",
                        "channel",
                        "model",
                        "cost",
                        "new_customers",
                        "attributed_revenue",
                        "paid_back_month",
                        "payback_months"))
                .containsExactly(
                        "202601 | (all) | (none) | 400.0000 | 2 | null | null | null",
                        "202601 | (all) | linear | 400.0000 | null | 1000.0000 | 202604 | 3",
                        "202601 | Email | (none) | 100.0000 | null | null | null | null",
                        "202601 | Email | linear | 100.0000 | null | 100.0000 | 202603 | 2",
                        "202601 | Event | (none) | 300.0000 | null | null | null | null",
                        "202601 | Event | linear | 300.0000 | null | 900.0000 | 202604 | 3",
                        "202602 | (all) | (none) | null | null | null | null | null",
                        "202602 | (all) | linear | null | null | 49.9999 | null | null",
                        "202602 | Email | (none) | 50.0000 | null | null | null | null",
                        "202602 | Email | linear | 50.0000 | null | 49.9999 | null | null",
                        "202602 | Event | (none) | null | null | null | null | null",
                        "202602 | Event | linear | null | null | null | null | null");
    }

    @Test
    void personIsMissingBeforeItDiffers() {
        input(
                "silver.person",
                "person_key, created_on",
                List.of("1, '2026-02-03'", "2, '2026-02-03'", "3, '2026-02-03'"));
        input("ops.sync_difference", "person_key, kind", List.of("1, 'differs'", "1, 'only_in_left'", "2, 'differs'"));

        assertThat(lines("sync_gap", "person_key", "differences", "state"))
                .containsExactly("1 | 2 | missing", "2 | 1 | differs", "3 | 0 | agrees");
    }

    @Test
    void bridgeOfMqlsNamesEachRecordBetweenTheCountsAndSums() {
        input("silver.person", "person_key, is_gone", people(1, 10, person -> person + ", false"));
        input(
                "silver.person_link",
                "person_record_key, person_key",
                List.of(
                        "101, 1", "201, 1", "102, 2", "202, 2", "103, 3", "113, 3", "203, 3", "104, 4", "105, 5",
                        "106, 6", "206, 6", "107, 7", "207, 7", "108, 8", "208, 8", "109, 9", "209, 9", "110, 10",
                        "210, 10"));
        List<String> records = new ArrayList<>(people(
                101, 110, record -> record + ", 'marketo', 'person', 'm" + record + "', NULL, '2026-03-01T00:00:00Z'"));
        records.add("113, 'marketo', 'person', 'm113', NULL, '2026-03-01T00:00:00Z'");
        for (int record : List.of(201, 202, 203, 206, 207, 208, 209, 210)) {
            String stage = record == 209 ? "'SAL'" : "'Inquiry'";
            records.add(record + ", 'salesforce', 'lead', 's" + record + "', " + stage + ", '2026-02-20T00:00:00Z'");
        }
        input(
                "silver.person_record",
                "person_record_key, source_system, record_type, source_id, lifecycle_stage, _generated_at",
                records);
        input(
                "silver.record_departure",
                "record_departure_key, recorded_in, departure, is_shown_again",
                List.of("206, 'person_record', 'merged', false", "207, 'person_record', 'deleted', false"));
        input(
                "silver.lifecycle_transition",
                "person_record_key, changed_at, changed_on, to_stage",
                List.of(
                        mql(101, "2026-02-10"),
                        mql(201, "2026-02-11"),
                        mql(102, "2026-02-10"),
                        mql(202, "2026-03-01"),
                        mql(103, "2026-02-10"),
                        mql(113, "2026-02-12"),
                        mql(203, "2026-02-10"),
                        mql(104, "2026-02-25"), // after the CRM's newest delivery
                        mql(105, "2026-02-10"),
                        mql(106, "2026-02-10"),
                        mql(206, "2026-02-10"),
                        mql(107, "2026-02-10"),
                        mql(207, "2026-02-10"),
                        mql(108, "2026-02-10"),
                        mql(109, "2026-02-10"),
                        mql(110, "2026-01-10"),
                        mql(110, "2026-02-10"),
                        mql(210, "2026-01-11")));
        input(
                "silver.funnel",
                "person_key, mql_at, mql_on",
                people(
                        1,
                        10,
                        person -> person
                                + (person == 10
                                        ? ", '2026-01-10T15:00:00Z', '2026-01-10'"
                                        : ", '2026-02-10T15:00:00Z', '2026-02-10'")));
        make("counted_record");
        make("bridge_step");
        make("ops.bridge_record");

        assertThat(linesWhere(
                        "ops.bridge_record",
                        "measure = 'mql' AND to_system = 'crm'",
                        "source_id",
                        "class",
                        "month",
                        "other_id",
                        "other_value",
                        "other_month",
                        "count_change"))
                .containsExactly(
                        "m102 | other_month | 202602 | s202 | Inquiry | 202603 | -1",
                        "m104 | late | 202602 | null | null | null | -1",
                        "m105 | missing | 202602 | null | null | null | -1",
                        "m106 | merged | 202602 | s206 | Inquiry | null | -1",
                        "m107 | deleted | 202602 | s207 | Inquiry | null | -1",
                        "m108 | conflicting_value | 202602 | s208 | Inquiry | null | -1",
                        "m109 | not_dated | 202602 | s209 | SAL | 0 | -1",
                        "m110 | repeated | 202602 | s210 | Inquiry | null | -1",
                        "m113 | duplicate | 202602 | s203 | Inquiry | null | -1",
                        "s202 | other_month | 202603 | m102 | null | 202602 | 1",
                        "s209 | not_dated | 0 | m109 | null | 202602 | 1");
        assertThat(linesWhere("ops.bridge", "measure = 'mql' AND month = 202602", "line_number", "line", "records"))
                .containsExactly(
                        "10 | automation | 11",
                        "15 | conflicting_value | -1",
                        "15 | deleted | -1",
                        "15 | duplicate | -1",
                        "15 | late | -1",
                        "15 | merged | -1",
                        "15 | missing | -1",
                        "15 | not_dated | -1",
                        "15 | other_month | -1",
                        "15 | repeated | -1",
                        "20 | crm | 2",
                        "25 | conflicting_value | 1",
                        "25 | deleted | 1",
                        "25 | merged | 1",
                        "25 | missing | 2",
                        "25 | not_dated | 1",
                        "25 | other_month | 1",
                        "30 | curated | 9");
        assertThat(violations("bridges_sum")).isEmpty();
    }

    @Test
    void bridgeOfMoneyTellsWhatDiffersToTheCentAndLeavesOutASystemWithoutOpportunities() {
        input(
                "silver.opportunity",
                "opportunity_key, source_system, source_id, stage, amount, currency, close_date, is_closed, is_won,"
                        + " is_deleted, created_at, created_on",
                List.of(
                        won(1, "100.10", "2026-02-03", false),
                        won(2, "200.20", "2026-02-28", false),
                        won(3, "300.30", "2026-02-03", false),
                        won(4, "400.40", "2026-02-03", true)));
        input(
                "silver.conversion",
                "milestone, opportunity_key, converted_at, converted_on, amount",
                List.of(
                        "'closed_won', 1, '2026-02-03T12:00:00Z', '2026-02-03', 100.10",
                        "'closed_won', 2, '2026-03-01T12:00:00Z', '2026-03-01', 200.20",
                        "'closed_won', 3, '2026-02-03T12:00:00Z', '2026-02-03', 290.25"));
        make("counted_record");
        make("bridge_step");
        make("ops.bridge_record");

        assertThat(linesWhere("ops.bridge", "measure = 'revenue'", "month", "line_number", "line", "records", "amount"))
                .containsExactly(
                        "202602 | 20 | crm | 3 | 600.6000",
                        "202602 | 25 | conflicting_value | 0 | -10.0500",
                        "202602 | 25 | other_month | -1 | -200.2000",
                        "202602 | 30 | curated | 2 | 390.3500",
                        "202603 | 20 | crm | 0 | 0.0000",
                        "202603 | 25 | other_month | 1 | 200.2000",
                        "202603 | 30 | curated | 1 | 200.2000");
        assertThat(violations("bridges_sum")).isEmpty();
    }

    @Test
    void bridgeWithALostDifferenceIsAViolation() {
        input(
                "silver.funnel",
                "person_key, created_at, created_on",
                List.of("1, '2026-02-03T12:00:00Z', '2026-02-03'"));
        input(
                "silver.person_record",
                "person_record_key, source_system, record_type, created_at, created_on",
                List.of(
                        "11, 'salesforce', 'lead', '2026-02-03T12:00:00Z', '2026-02-03'",
                        "12, 'salesforce', 'lead', '2026-02-04T12:00:00Z', '2026-02-04'"));

        make("counted_record");

        assertThat(violations("bridges_sum")).containsExactly("lead | crm | curated | 202602 | -1 | null");
    }

    @Test
    void recordsToFixSayWhatIsWrongAndWhoseTheyAre() {
        input("silver.person_link", "person_record_key, person_key", List.of("1, 1", "2, 1", "3, 2", "4, 3"));
        input(
                "silver.consent",
                "consent_key, email, purpose, status, occurred_at",
                List.of(
                        "1, 'c@d.example', 'news', 'granted', '2026-01-01T00:00:00Z'",
                        "2, 'c@d.example', 'news', 'withdrawn', '2026-01-02T00:00:00Z'",
                        "3, 'e@f.example', 'news', 'withdrawn', '2026-01-01T00:00:00Z'",
                        "4, 'e@f.example', 'events', 'granted', '2026-01-01T00:00:00Z'"));
        String whole = "'Ann', 'Lee', 'Firm', 'Germany', 'Web', 'rule:x', false";
        input(
                "silver.person_record",
                "person_record_key, source_system, record_type, source_id, created_at, updated_at, _generated_at, email,"
                        + " email_raw, email_is_valid, owner_id, has_opted_out, first_name, last_name, company, country,"
                        + " lead_source_raw, lead_source_reason, is_deleted",
                List.of(
                        "1, 'crm', 'lead', 's1', '2025-01-01T00:00:00Z', '2025-03-01T00:00:00Z', '2026-03-02T00:00:00Z',"
                                + " 'a@b.example', 'a@b.example', true, 'u1', true, " + whole,
                        "2, 'crm', 'lead', 's2', '2026-01-02T00:00:00Z', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z',"
                                + " NULL, 'a at b', false, NULL, false, " + whole,
                        "3, 'crm', 'lead', 's3', '2026-01-02T00:00:00Z', '2025-03-02T00:00:00Z', '2026-03-02T00:00:00Z',"
                                + " 'c@d.example', 'c@d.example', true, 'u1', false, " + whole,
                        "4, 'crm', 'lead', 's4', '2026-01-02T00:00:00Z', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z',"
                                + " 'e@f.example', 'e@f.example', true, 'u1', false, " + whole));
        make("record_quality");

        assertThat(lines("ops.record_to_fix", "source_id", "problem", "detail", "region", "owner_id"))
                .containsExactly(
                        "s1 | stale | 2025-02-28 | EMEA | u1",
                        "s2 | consent_conflict | null | EMEA | null",
                        "s2 | duplicate | s1 | EMEA | null",
                        "s2 | incomplete | email | EMEA | null",
                        "s2 | invalid_email | null | EMEA | null",
                        "s3 | consent_conflict | null | EMEA | u1");
        assertThat(linesWhere(
                        "ops.data_health",
                        "dimension <> 'region'",
                        "dimension",
                        "member",
                        "problem",
                        "records",
                        "affected",
                        "share"))
                .contains(
                        "owner | (none) | duplicate | 1 | 1 | 1.000000",
                        "owner | u1 | stale | 3 | 1 | 0.333333",
                        "system | (all) | consent_conflict | 4 | 2 | 0.500000",
                        "system | (all) | duplicate | 4 | 1 | 0.250000",
                        "system | (all) | incomplete | 4 | 1 | 0.250000",
                        "system | (all) | invalid_email | 4 | 1 | 0.250000",
                        "system | (all) | stale | 4 | 1 | 0.250000")
                .hasSize(15);
    }

    private static List<String> people(int first, int last, IntFunction<String> row) {
        return IntStream.rangeClosed(first, last).mapToObj(row).toList();
    }

    private static String mql(int record, String day) {
        return record + ", '" + day + "T15:00:00Z', '" + day + "', 'MQL'";
    }

    private static String won(int key, String amount, String closed, boolean isDeleted) {
        return key + ", 'salesforce', 's" + key + "', 'Closed Won', " + amount + ", 'USD', '" + closed
                + "', true, true, " + isDeleted + ", '2026-02-01T15:00:00Z', '2026-02-01'";
    }

    /** What a gate finds in the measures' own tables, of which ops.bridge is made anew. */
    private List<String> violations(String gate) {
        make("ops.bridge");
        spark.sql("SELECT date_key(created_on) AS created_date_key, date_key(mql_on) AS mql_date_key,"
                        + " 1 AS leads, CAST(mql_on IS NOT NULL AS INT) AS mqls FROM silver_funnel")
                .createOrReplaceTempView("gold_fct_lead");
        String query = HouseDefinitions.ALL.gates().stream()
                .filter(candidate -> candidate.name().equals(gate))
                .findFirst()
                .orElseThrow()
                .query()
                .sql();
        return spark.sql(TABLE.matcher(query).replaceAll("$1_$2")).collectAsList().stream()
                .map(row -> row.toSeq().mkString(" | "))
                .sorted()
                .toList();
    }

    /** Makes a table of these rows; columns that are not named are null. */
    private void input(String table, String columns, List<String> rows) {
        List<String> named = Arrays.asList(columns.split(", *"));
        String select = HouseDefinitions.ALL.contract(TableName.of(table)).columns().stream()
                .map(column -> cast(column, named))
                .collect(Collectors.joining(", "));
        String values = rows.isEmpty()
                ? "VALUES (NULL) LIMIT 0"
                : rows.stream().map(row -> "(" + row + ")").collect(Collectors.joining(", ", "VALUES ", ""));
        spark.sql("SELECT " + select + " FROM (" + values + ")").createOrReplaceTempView(view(table));
    }

    private static String cast(TableColumn column, List<String> named) {
        int place = named.indexOf(column.name());
        return "CAST(" + (place < 0 ? "NULL" : "col" + (place + 1)) + " AS " + column.type() + ") AS `" + column.name()
                + "`";
    }

    private static String view(String table) {
        return table.replace('.', '_');
    }

    /** Lets later queries read a table that its query makes, once. */
    private void make(String table) {
        Dataset<Row> rows = rows(table);
        spark.createDataFrame(rows.collectAsList(), rows.schema())
                .createOrReplaceTempView(view(contract(table).name().toString()));
    }

    private Dataset<Row> rows(String table) {
        return spark.sql(
                TABLE.matcher(contract(table).sql().orElseThrow().sql()).replaceAll("$1_$2"));
    }

    private static TableContract contract(String table) {
        return HouseDefinitions.ALL.contract(TableName.of(table.contains(".") ? table : "silver." + table));
    }

    private List<String> lines(String table, String... columns) {
        return lines(rows(table), columns);
    }

    private List<String> linesWhere(String table, String condition, String... columns) {
        return lines(rows(table).filter(condition), columns);
    }

    private static List<String> lines(Dataset<Row> rows, String... columns) {
        return rows
                .selectExpr(Arrays.stream(columns)
                        .map(column -> "CAST(" + column + " AS STRING)")
                        .toArray(String[]::new))
                .collectAsList()
                .stream()
                .map(row -> row.toSeq().mkString(" | "))
                .sorted()
                .toList();
    }

    private static List<String> columns(StructField[] fields) {
        return Arrays.stream(fields)
                .map(field -> field.name() + " " + field.dataType().sql())
                .toList();
    }

    private long key(String dimension, String member) {
        return spark.sql("SELECT member_key('" + dimension + "', '" + member + "')")
                .head()
                .getLong(0);
    }
}
