package io.plumbline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.LookupFunctions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            "channel_month",
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
                "silver.credit_month",
                "conversion_month, milestone_key, model_key, channel_key, credited_amount",
                List.of(
                        "202602, " + key("milestone", "opportunity_created") + ", 1, 11, 50.00",
                        "202602, " + key("milestone", "opportunity_created") + ", 1, -2, 500.00",
                        "202603, " + key("milestone", "closed_won") + ", 1, 12, 70.00",
                        "202602, " + key("milestone", "lead_created") + ", 1, 11, NULL"));
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
                        "new_leads",
                        "mqls",
                        "attributed_pipeline",
                        "attributed_revenue"))
                .containsExactly(
                        "202602 | (no touch) | (none) | false | null | null | 1 | null | null | null",
                        "202602 | (no touch) | linear | false | null | null | null | null | 500.0000 | null",
                        "202602 | Display | (none) | true | null | 1 | null | null | null | null",
                        "202602 | Paid Search | (none) | true | 160.0000 | 0 | 1 | null | null | null",
                        "202602 | Paid Search | linear | true | null | null | null | null | 50.0000 | null",
                        "202603 | Email | linear | false | null | null | null | null | null | 70.0000",
                        "202603 | Paid Search | (none) | true | null | null | null | 1 | null | null");
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
