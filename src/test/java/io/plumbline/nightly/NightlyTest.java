package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.Folders;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import io.plumbline.lake.LakeSession;
import io.plumbline.lake.Releases;
import io.plumbline.run.GateResult;
import io.plumbline.run.Night.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole night on the sample company: night by night, all at once, again, and with a rate missing. */
@ExtendWith(Spark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightlyTest {
    @TempDir
    static Path folder;

    private SparkSession spark;
    private Path nightByNight;
    private Path atOnce;
    private Outcome firstRun;

    @BeforeAll
    void runTheNights(SparkSession session) {
        spark = session;
        nightByNight = folder.resolve("night-by-night");
        atOnce = folder.resolve("at-once");
        Harbourline.fourNights(nightByNight);
        firstRun = Harbourline.run(Harbourline.LANDING, atOnce, Harbourline.LAST_NIGHT);
    }

    @Test
    @Order(1)
    void theFirstRunPublishes() {
        assertThat(firstRun.kind()).isEqualTo(Outcome.Kind.PUBLISHED);
        assertThat(firstRun.gates()).noneMatch(GateResult::withholds);
    }

    @Test
    @Order(2)
    void fourNightsOneByOneEqualOneRebuild() {
        assertThat(TwoLakes.differences(spark, nightByNight, atOnce)).isEmpty();
    }

    @Test
    @Order(2)
    void theLastNightWroteOnlyWhatDiffers() {
        Lake lake = new Lake(spark, nightByNight.toString());
        assertThat(Stream.of(
                        "silver.person_record",
                        "silver.person_edge",
                        "silver.person_link",
                        "silver.person",
                        "silver.person_value",
                        "silver.record_quality",
                        "silver.conversion_person",
                        "silver.counted_record",
                        "ops.bridge_record"))
                .map(TableName::of)
                .allSatisfy(table -> assertThat(lake.state(table).orElseThrow().rows())
                        .as(table.toString())
                        .isBetween(1L, lake.count(table) - 1));
    }

    @Test
    @Order(3)
    void theStorysNumbersComeOut() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(Harbourline.LANDING.resolve("expected.json").toFile());
        Map<String, String> queries = new TreeMap<>(Map.ofEntries(
                Map.entry("person_records", "SELECT count(*) FROM silver.person_record"),
                Map.entry("people_resolved", "SELECT count(*) FROM silver.person"),
                Map.entry("people_near_duplicates", "SELECT count(*) FROM ops.match_review WHERE outcome = 'proposed'"),
                Map.entry("leads", "SELECT count(*) FROM silver.person_record WHERE record_type = 'lead'"),
                Map.entry("contacts", "SELECT count(*) FROM silver.person_record WHERE record_type = 'contact'"),
                Map.entry("accounts", "SELECT count(*) FROM silver.account_record"),
                Map.entry(
                        "leads_of_source Trade Show Raffle",
                        "SELECT count(*) FROM silver.person_record WHERE record_type = 'lead' AND lead_source = '(unmapped)'"),
                Map.entry("opportunities", "SELECT count(*) FROM gold.fct_opportunity"),
                Map.entry("opportunities_won", "SELECT count_if(is_won) FROM silver.opportunity"),
                Map.entry(
                        "won_amount_gbp",
                        "SELECT sum(amount) FROM silver.opportunity WHERE is_won AND currency = 'GBP'"),
                Map.entry(
                        "google_spend_usd_481-555-0142",
                        "SELECT sum(spend) FROM gold.fct_ad_spend WHERE currency = 'USD'"),
                Map.entry(
                        "google_spend_eur_4815550177",
                        "SELECT sum(spend) FROM gold.fct_ad_spend WHERE currency = 'EUR'"),
                Map.entry(
                        "linkedin_spend_gbp_507700142",
                        "SELECT sum(spend) FROM gold.fct_ad_spend WHERE currency = 'GBP'"),
                Map.entry(
                        "google_spend_usd_2026-02-27_from_night_3",
                        "SELECT sum(spend) FROM silver.ad_spend WHERE currency = 'USD' AND spend_date = '2026-02-27'"),
                Map.entry(
                        "campaign_costs_usd",
                        "SELECT sum(cost_reporting) FROM gold.fct_cost WHERE cost_type = 'campaign_cost'"),
                Map.entry(
                        "campaign_costs_usd_of_the_agency",
                        "SELECT sum(cost) FROM gold.fct_cost WHERE tied_by = 'parent' GROUP BY stated_campaign_key"
                                + " HAVING count(DISTINCT campaign_key) = 9"),
                Map.entry(
                        "linkedin_spend_gbp_of_no_campaign",
                        "SELECT sum(cost) FROM gold.fct_cost WHERE unattributed_reason = 'no_campaign'"),
                Map.entry("requests_open", "SELECT count_if(is_open) FROM silver.work_flow"),
                Map.entry(
                        "broken_activity_rows",
                        "SELECT count(*) FROM ops.quarantine WHERE export = 'marketo/activity'")));
        for (Map.Entry<String, String> query : queries.entrySet()) {
            BigDecimal actual = new BigDecimal(
                    at(atOnce).sql(query.getValue()).head().get(0).toString());
            assertThat(actual)
                    .as(query.getKey())
                    .isEqualByComparingTo(expected.get(query.getKey()).asText());
        }
        long awaiting = at(atOnce)
                .sql("SELECT count(*) FROM gold.fct_work_item WHERE is_open AND status = 'Awaiting Approval'")
                .head()
                .getLong(0);
        assertThat(awaiting)
                .isEqualTo(expected.get("requests_awaiting_approval").asLong());
    }

    @Test
    @Order(4)
    void everyFileBalances() {
        assertThat(at(atOnce)
                        .sql(
                                "SELECT file FROM ops.delivery WHERE rows_read <> rows_landed + rows_quarantined + rows_recognised")
                        .collectAsList())
                .isEmpty();
        assertThat(at(atOnce)
                        .sql("SELECT status, count(*) FROM ops.delivery GROUP BY status ORDER BY status")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[duplicate,2], [empty,1], [landed,78], [rejected,2]]");
    }

    @Test
    @Order(5)
    void creditAndRemainderAreTheSourceExactly() {
        List<Row> totals = at(atOnce).sql("""
                        SELECT milestone, model, sum(credited_conversions), sum(credited_amount),
                               max(source.conversions), max(source.amount)
                        FROM gold.fct_attribution_credit
                        INNER JOIN gold.dim_model USING (model_key)
                        INNER JOIN (
                          SELECT milestone, count(*) AS conversions, sum(amount) AS amount FROM silver.conversion GROUP BY milestone
                        ) AS source USING (milestone)
                        GROUP BY milestone, model
                        """).collectAsList();
        assertThat(totals).hasSize(18);
        for (Row total : totals) {
            assertThat(total.getDecimal(2))
                    .as(total.toString())
                    .isEqualByComparingTo(BigDecimal.valueOf(total.getLong(4)));
            if (!total.isNullAt(5)) {
                assertThat(total.getDecimal(3)).as(total.toString()).isEqualByComparingTo(total.getDecimal(5));
            }
        }
    }

    @Test
    @Order(5)
    void mqlsLeadFromTheAutomationsCountToTheCuratedOneRecordByRecord() {
        assertThat(at(atOnce).sql("""
                        SELECT line_number, line, CAST(sum(records) AS BIGINT) AS records
                        FROM ops.bridge WHERE measure = 'mql' GROUP BY line_number, line ORDER BY line_number, line
                        """).collectAsList().toString())
                .isEqualTo("[[10,automation,132], [15,conflicting_value,-37], [15,missing,26], [15,not_dated,0],"
                        + " [20,crm,121], [25,conflicting_value,38], [25,not_dated,-28], [30,curated,131]]");
        assertThat(at(atOnce).sql("""
                        SELECT bridge.*
                        FROM ops.bridge AS bridge
                        LEFT JOIN (
                          SELECT measure, month, from_system, to_system, class, sum(count_change) AS records
                          FROM ops.bridge_record
                          WHERE source_id IS NOT NULL OR counted_in = 'curated'
                          GROUP BY measure, month, from_system, to_system, class
                        ) AS listed
                          ON bridge.measure = listed.measure AND bridge.month = listed.month
                          AND bridge.from_system = listed.from_system AND bridge.to_system = listed.to_system
                          AND bridge.line = listed.class
                        WHERE bridge.kind = 'difference' AND NOT bridge.records <=> listed.records
                        """).collectAsList()).isEmpty();
    }

    /** A credit repeats the keys of its touch, so that nobody has to join the two; they must be those of the touch. */
    @Test
    @Order(5)
    void creditStandsWithItsTouch() {
        assertThat(at(atOnce).sql("""
                        SELECT credit.*
                        FROM gold.fct_attribution_credit AS credit
                        LEFT JOIN gold.fct_touch AS touch ON credit.touch_key = touch.touch_key
                        WHERE CASE
                            WHEN credit.touch_key = -1 THEN
                                (credit.person_key, credit.channel_key, credit.campaign_key, credit.touch_date_key)
                                    <> (-2L, -2L, -2L, -2)
                            ELSE NOT (credit.person_key <=> touch.person_key)
                                OR NOT (credit.channel_key <=> touch.channel_key)
                                OR NOT (credit.campaign_key <=> touch.campaign_key)
                                OR NOT (credit.touch_date_key <=> touch.date_key)
                        END
                        """).collectAsList()).isEmpty();
    }

    @Test
    @Order(6)
    void duckDbReadsTheParquetCopyAndAgrees() throws Exception {
        Releases.Release release = new Releases(atOnce).current().orElseThrow();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Map.Entry<String, Long> table : release.rows().entrySet()) {
                assertThat(duckCount(duck, release, table.getKey()))
                        .as(table.getKey())
                        .isEqualTo(table.getValue());
            }
            assertThat(duckKpis(duck, release)).isEqualTo(sparkKpis());
        }
    }

    @Test
    @Order(7)
    void deltaKernelReadsTheTablesAndAgrees() throws Exception {
        Releases.Release release = new Releases(atOnce).current().orElseThrow();
        for (Map.Entry<String, Long> table : release.rows().entrySet()) {
            TableName name = TableName.of(table.getKey());
            KernelReader reader = new KernelReader(
                    new Lake(spark, atOnce.toString()).path(name).toString());
            assertThat(reader.rows()).as(table.getKey()).isEqualTo(table.getValue());
        }
        TableName kpis = TableName.of("gold.fct_kpi");
        KernelReader reader =
                new KernelReader(new Lake(spark, atOnce.toString()).path(kpis).toString());
        assertThat(reader.sumOf("value"))
                .isEqualByComparingTo(at(atOnce)
                        .sql("SELECT sum(CAST(value AS DECIMAL(38, 9))) FROM gold.fct_kpi")
                        .head()
                        .getDecimal(0));
    }

    @Test
    @Order(8)
    void aSecondRunFindsNothingNewAndWritesNothing() throws IOException {
        Set<Path> before = files(atOnce);

        Outcome second = Harbourline.run(Harbourline.LANDING, atOnce, Harbourline.LAST_NIGHT);

        assertThat(second.kind()).isEqualTo(Outcome.Kind.NOTHING_NEW);
        assertThat(files(atOnce)).isEqualTo(before);
    }

    @Test
    @Order(9)
    void aMissingRateWithholdsTheRelease() throws IOException {
        Path landing = folder.resolve("landing");
        Folders.copy(Harbourline.LANDING.resolve("extra/missing-fx"), landing);
        String before = new Releases(nightByNight).current().orElseThrow().id();

        Outcome withheld = Harbourline.run(landing, nightByNight, Instant.parse("2026-03-06T12:00:00Z"));

        assertThat(withheld.kind()).isEqualTo(Outcome.Kind.WITHHELD);
        assertThat(withheld.gates())
                .filteredOn(GateResult::withholds)
                .extracting(GateResult::gate)
                .containsExactly("missing_fx_rate");
        assertThat(new Releases(nightByNight).current().orElseThrow().id()).isEqualTo(before);
    }

    private SparkSession at(Path lake) {
        LakeSession.pointTo(spark, lake.toString());
        return spark;
    }

    private long duckCount(Connection duck, Releases.Release release, String table) throws Exception {
        try (ResultSet result = duck.createStatement()
                .executeQuery("SELECT count(*) FROM read_parquet('" + parquet(release, table)
                        + "', hive_partitioning = true)")) {
            result.next();
            return result.getLong(1);
        }
    }

    private String parquet(Releases.Release release, String table) {
        return atOnce.resolve("parquet").resolve(release.id()).resolve(table.substring(table.indexOf('.') + 1))
                + "/**/*.parquet";
    }

    private List<String> duckKpis(Connection duck, Releases.Release release) throws Exception {
        List<String> values = new ArrayList<>();
        try (ResultSet result = duck.createStatement()
                .executeQuery("SELECT k.kpi, f.month, f.dimension, f.dimension_value, f.value FROM read_parquet('"
                        + parquet(release, "gold.fct_kpi") + "') f JOIN read_parquet('"
                        + parquet(release, "gold.dim_kpi") + "') k USING (kpi_key)")) {
            while (result.next()) {
                values.add(result.getString(1) + "|" + result.getInt(2) + "|" + result.getString(3) + "|"
                        + result.getString(4) + "|" + plain(result.getBigDecimal(5)));
            }
        }
        return values.stream().sorted().toList();
    }

    private List<String> sparkKpis() {
        return at(atOnce)
                .sql(
                        "SELECT kpi, month, dimension, dimension_value, value FROM gold.fct_kpi JOIN gold.dim_kpi USING (kpi_key)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + "|" + row.getInt(1) + "|" + row.getString(2) + "|" + row.getString(3)
                        + "|" + plain(row.getDecimal(4)))
                .sorted()
                .toList();
    }

    private static String plain(BigDecimal value) {
        return value == null ? "null" : value.setScale(9).toPlainString();
    }

    private static Set<Path> files(Path lake) throws IOException {
        try (Stream<Path> files = Files.walk(lake)) {
            return files.filter(
                            path -> path.getParent().getFileName().toString().equals("_delta_log")
                                    || path.startsWith(lake.resolve("releases")))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }
}
