package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class StandardQueriesTest {
    private static final Instant NIGHT = Instant.parse("2026-03-20T06:00:00Z");

    @Test
    void ratesReachOverDaysWithoutOneButNotTooFar(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.fx_rate",
                        "rate_date DATE, currency STRING, rate DECIMAL(19,9)",
                        "('2026-03-06', 'EUR', 1.1), ('2026-03-09', 'EUR', 1.2)");

        assertThat(result(
                        spark,
                        folder,
                        "silver.fx_rate_daily",
                        "concat_ws(' ', currency, min(day), max(day), rate, rate_date)",
                        "GROUP BY currency, rate, rate_date HAVING currency <> 'USD'"))
                .containsExactly(
                        "EUR 2026-03-06 2026-03-08 1.100000000 2026-03-06",
                        "EUR 2026-03-09 2026-03-16 1.200000000 2026-03-09");
        assertThat(result(
                        spark,
                        folder,
                        "silver.fx_rate_daily",
                        "concat_ws(' ', min(day), max(day), min(rate), count(*))",
                        "WHERE currency = 'USD'"))
                .containsExactly("2026-03-06 2026-03-20 1.000000000 15");
    }

    @Test
    void staysAreDatedByTheItemOrElseByTheSnapshot(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.work_item_snapshot",
                        "source_system STRING, source_id STRING, snapshot_at TIMESTAMP, status STRING, status_class STRING,"
                                + " created_at TIMESTAMP, updated_at TIMESTAMP, resolved_at TIMESTAMP, _generated_at TIMESTAMP",
                        String.join(
                                ", ",
                                snapshot("2", "To Do", "queue", "2026-03-01 09:00", null),
                                snapshot("3", "To Do", "queue", "2026-03-02 12:00", null),
                                snapshot("4", "Awaiting Approval", "waiting", "2026-03-03 15:00", null),
                                snapshot("5", "In Progress", "active", "2026-03-03 15:00", null),
                                snapshot("6", "Done", "done", "2026-03-05 20:00", "2026-03-05 18:00")));

        assertThat(result(
                        spark,
                        folder,
                        "silver.work_item_transition",
                        "concat_ws(' ', status_class, date_format(entered_at, 'dd HH:mm'),"
                                + " coalesce(date_format(left_at, 'dd HH:mm'), '-'), precision)",
                        ""))
                .containsExactlyInAnyOrder(
                        "queue 01 09:00 03 15:00 exact",
                        "waiting 03 15:00 05 00:00 exact",
                        "active 05 00:00 05 18:00 snapshot",
                        "done 05 18:00 - exact");
    }

    private static final String CHANGE = "record_change_key BIGINT, recorded_in STRING, record_key BIGINT,"
            + " source_system STRING, source_id STRING, happened STRING, changed_after TIMESTAMP, changed_by TIMESTAMP,"
            + " snapshot_at TIMESTAMP, before MAP<STRING, STRING>, after MAP<STRING, STRING>";

    private static String change(int key, String happened, int after, int by, String before, String values) {
        return "(%d, 'person_record', 7, 'salesforce', '00Q1', '%s', TIMESTAMP '2026-03-%02d 00:00:00Z',"
                        .formatted(key, happened, after)
                + " TIMESTAMP '2026-03-%02d 00:00:00Z', TIMESTAMP '2026-03-%02d 00:00:00Z', %s, %s)"
                        .formatted(by, by - 1, before, values);
    }

    private static String fields(String deleted, String stage, String owner) {
        return "map('is_deleted', '%s', 'lifecycle_stage', '%s', 'owner_id', '%s')".formatted(deleted, stage, owner);
    }

    /** Histories that tell what the snapshots of {@link #CHANGE} show, and more. */
    private static LakeFixture withHistories(LakeFixture lake) {
        return lake.table(
                        "silver.lifecycle_transition",
                        "person_record_key BIGINT, to_stage STRING, raw_to STRING, changed_at TIMESTAMP",
                        "(7, 'SAL', 'Working', TIMESTAMP '2026-03-02 10:00:00Z'),"
                                + " (7, 'MQL', 'MQL', TIMESTAMP '2026-03-02 11:00:00Z'),"
                                + " (7, 'SQL', 'SQL', TIMESTAMP '2026-03-20 11:00:00Z')")
                .table(
                        "silver.opportunity_stage",
                        "opportunity_key BIGINT, to_stage STRING, to_stage_raw STRING, changed_at TIMESTAMP",
                        "")
                .table(
                        "silver.field_history",
                        "source_system STRING, source_id STRING, tracked_column STRING, new_value STRING, changed_at TIMESTAMP",
                        "('salesforce', '00Q1', CAST(NULL AS STRING), 'B', TIMESTAMP '2026-03-02 12:00:00Z')");
    }

    @Test
    void whatHistoryTellsIsDatedByItAndTheRestByTheDeliveriesAroundIt(SparkSession spark, @TempDir Path folder) {
        withHistories(new LakeFixture(spark, folder.resolve("lake")))
                .table(
                        "silver.record_change",
                        CHANGE,
                        String.join(
                                ", ",
                                change(
                                        1,
                                        "changed",
                                        2,
                                        4,
                                        fields("false", "Inquiry", "A"),
                                        fields("false", "MQL", "B")),
                                change(2, "changed", 5, 7, fields("false", "MQL", "B"), fields("false", "SQL", "B")),
                                change(
                                        3,
                                        "vanished",
                                        7,
                                        9,
                                        fields("false", "SQL", "B"),
                                        "CAST(NULL AS MAP<STRING, STRING>)"),
                                change(4, "returned", 9, 11, fields("false", "SQL", "B"), fields("false", "SQL", "C")),
                                change(
                                        5,
                                        "vanished",
                                        11,
                                        13,
                                        fields("true", "SQL", "C"),
                                        "CAST(NULL AS MAP<STRING, STRING>)"),
                                change(
                                        6,
                                        "appeared",
                                        13,
                                        15,
                                        "CAST(NULL AS MAP<STRING, STRING>)",
                                        fields("false", "SQL", "C"))));

        assertThat(result(
                        spark,
                        folder,
                        "silver.field_change",
                        "concat_ws(' ', date_format(changed_after, 'dd HH:mm'), date_format(changed_by, 'dd HH:mm'), field,"
                                + " coalesce(from_value, '-'), coalesce(to_value, '-'), evidence)",
                        ""))
                .containsExactly(
                        "02 00:00 04 00:00 owner_id A B snapshot",
                        "02 11:00 02 11:00 lifecycle_stage Inquiry MQL history",
                        "05 00:00 07 00:00 lifecycle_stage MQL SQL snapshot",
                        "07 00:00 09 00:00 is_deleted false true snapshot",
                        "09 00:00 11 00:00 is_deleted true false snapshot",
                        "09 00:00 11 00:00 owner_id B C snapshot",
                        "13 00:00 15 00:00 lifecycle_stage - SQL snapshot",
                        "13 00:00 15 00:00 owner_id - C snapshot");
    }

    private static final String RECORD = " source_system STRING, source_id STRING, merged_into_id STRING,"
            + " is_deleted BOOLEAN, updated_at TIMESTAMP, _missing_since TIMESTAMP, _generated_at TIMESTAMP";

    private static String record(String key, String id, String into, boolean isDeleted, String missing) {
        return "(%s, 'crm', '%s', %s, %s, TIMESTAMP '2026-03-02 09:00:00Z', %s, TIMESTAMP '2026-03-03 00:00:00Z')"
                .formatted(key, id, into, isDeleted, missing);
    }

    @Test
    void aRecordIsGoneOnceHoweverManyThingsTellSo(SparkSession spark, @TempDir Path folder) {
        String missing = "TIMESTAMP '2026-03-04 00:00:00Z'";
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.person_record",
                        "person_record_key BIGINT," + RECORD,
                        String.join(
                                ", ",
                                record("xxhash64('crm:1')", "1", "NULL", false, "NULL"),
                                record("xxhash64('crm:2')", "2", "'1'", true, "NULL"),
                                record("xxhash64('crm:3')", "3", "NULL", true, missing),
                                record("xxhash64('crm:4')", "4", "NULL", true, "NULL"),
                                record("xxhash64('crm:5')", "5", "NULL", true, missing),
                                record("xxhash64('crm:6')", "6", "NULL", false, "NULL")))
                .table(
                        "silver.account_record",
                        "account_record_key BIGINT," + RECORD,
                        record("xxhash64('crm:1')", "1", "NULL", true, "NULL"))
                .table(
                        "silver.person_merge",
                        "source_system STRING, winner_id STRING, loser_id STRING, merged_at TIMESTAMP",
                        "('crm', '1', '2, 3', TIMESTAMP '2026-03-02 08:00:00Z'),"
                                + " ('crm', '9', '3', TIMESTAMP '2026-03-01 08:00:00Z'),"
                                + " ('crm', '1', '6,8', TIMESTAMP '2026-03-02 08:00:00Z')")
                .table(
                        "silver.field_change",
                        "recorded_in STRING, record_key BIGINT, field STRING, to_value STRING, changed_after TIMESTAMP,"
                                + " changed_by TIMESTAMP",
                        "('person_record', xxhash64('crm:5'), 'is_deleted', 'true',"
                                + " TIMESTAMP '2026-03-03 00:00:00Z', TIMESTAMP '2026-03-05 00:00:00Z')");

        assertThat(result(
                        spark,
                        folder,
                        "silver.record_departure",
                        "concat_ws(' ', recorded_in, source_id, departure, coalesce(merged_into_id, '-'),"
                                + " claims, coalesce(date_format(gone_after, 'dd'), '-'), date_format(gone_by, 'dd HH'),"
                                + " is_delivered, is_shown_again)",
                        ""))
                .containsExactly(
                        "account_record 1 deleted - 0 - 02 09 true false",
                        "person_record 2 merged 1 1 - 02 09 true false",
                        "person_record 3 merged 1 2 - 02 08 true false",
                        "person_record 4 deleted - 0 - 02 09 true false",
                        "person_record 5 missing - 0 03 05 00 true false",
                        "person_record 6 merged 1 1 - 02 08 true true",
                        "person_record 8 merged 1 1 - 02 08 false false");
    }

    private static String snapshot(String day, String status, String statusClass, String updated, String resolved) {
        String at = "TIMESTAMP '2026-03-0" + day + " 00:00:00Z'";
        return "('jira', '10102', " + at + ", '" + status + "', '" + statusClass
                + "', TIMESTAMP '2026-03-01 09:00:00Z',"
                + " TIMESTAMP '" + updated + ":00Z', "
                + (resolved == null ? "CAST(NULL AS TIMESTAMP)" : "TIMESTAMP '" + resolved + ":00Z'") + ", " + at + ")";
    }

    private static List<String> result(SparkSession spark, Path folder, String table, String column, String rest) {
        Definitions definitions = StandardProject.in(folder.resolve("project"), "UTC");
        StandardFunctions.register(spark, definitions, NIGHT);
        String sql = Objects.requireNonNull(definitions.tables().get(TableName.of(table)))
                .sql()
                .orElseThrow()
                .sql();
        spark.sql(sql).createOrReplaceTempView("result");
        return spark
                .sql("SELECT " + column + " AS text FROM result " + rest + " ORDER BY text")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
