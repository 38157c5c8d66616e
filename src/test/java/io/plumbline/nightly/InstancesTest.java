package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several accounts of one vendor side by side: folders {@code <vendor>@<instance>} of the landing folder. */
@ExtendWith(Spark.class)
class InstancesTest {
    private static final String LEADS = """
            Id,Email,LeadSource,Status,IsConverted,ConvertedContactId,CreatedDate
            00Q5e00000Aa1bCEAR,%s,Web,Open,true,0035e00000Kk1lMAAR,2026-01-05T10:00:00.000Z
            """;
    private static final String SPEND = """
            {"customer":{"id":"1"},"campaign":{"id":"7"},"segments":{"date":"2026-03-01"},"metrics":{"costMicros":"%s"}}
            """;

    @TempDir
    private Path folder;

    private SparkSession spark;
    private Definitions definitions;

    @BeforeEach
    void project(SparkSession session) {
        spark = session;
        definitions = LeadProject.in(folder.resolve("project"))
                .with("google_ads/campaign_stats_api", "ad_spend")
                .load();
    }

    private void put(String file, String text) throws Exception {
        Path path = folder.resolve("landing").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void run(String asOf) {
        new Nightly(
                        definitions,
                        folder.resolve("landing"),
                        folder.resolve("lake"),
                        Optional.of(Instant.parse(asOf + "T12:00:00Z")))
                .run(new Silence());
    }

    private List<String> texts(String query) {
        LakeSession.pointTo(spark, folder.resolve("lake").toString());
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    @Test
    @DisplayName(
            "F33 the same id in two accounts of one vendor is two records, and each refers to those of its own account")
    void twoOrganisationsWithTheSameIdsDoNotMix() throws Exception {
        put("2026-03-02/salesforce/Lead.csv", LEADS.formatted("ann@x.example"));
        put("2026-03-02/salesforce@emea/Lead.csv", LEADS.formatted("bob@y.example"));
        run("2026-03-02");
        assertThat(texts("SELECT concat_ws(' ', source_system, source_id, email) FROM silver.person_record ORDER BY 1"))
                .containsExactly(
                        "salesforce 00Q5e00000Aa1bCEAR ann@x.example",
                        "salesforce@emea 00Q5e00000Aa1bCEAR bob@y.example");
        assertThat(texts("SELECT count(DISTINCT person_record_key) FROM silver.person_record"))
                .containsExactly("2");
        assertThat(texts("SELECT source_system FROM silver.person_record"
                        + " WHERE person_record_key = xxhash64(concat(source_system, ':', source_id)) ORDER BY 1"))
                .containsExactly("salesforce", "salesforce@emea");
        assertThat(texts("SELECT concat_ws(' ', file, coalesce(instance, '-')) FROM ops.delivery ORDER BY 1"))
                .containsExactly("2026-03-02/salesforce/Lead.csv -", "2026-03-02/salesforce@emea/Lead.csv emea");
    }

    @Test
    void theSameBytesOfTwoAccountsAreTwoDeliveries() throws Exception {
        String same = LEADS.formatted("ann@x.example");
        put("2026-03-02/salesforce@emea/Lead.csv", same);
        run("2026-03-02");
        put("2026-03-03/salesforce@apac/Lead.csv", same);
        put("2026-03-03/salesforce@emea/Lead.csv", same);
        run("2026-03-03");
        assertThat(texts("SELECT concat_ws(' ', file, status) FROM ops.delivery ORDER BY 1"))
                .containsExactly(
                        "2026-03-02/salesforce@emea/Lead.csv landed",
                        "2026-03-03/salesforce@apac/Lead.csv landed",
                        "2026-03-03/salesforce@emea/Lead.csv duplicate");
        assertThat(texts("SELECT source_system FROM silver.person_record ORDER BY 1"))
                .containsExactly("salesforce@apac", "salesforce@emea");
    }

    @Test
    void anAccountRestatesItsOwnDaysOnly() throws Exception {
        put("2026-03-02/google_ads/campaign_stats_api.jsonl", SPEND.formatted("1000000"));
        put("2026-03-02/google_ads@emea/campaign_stats_api.jsonl", SPEND.formatted("2000000"));
        run("2026-03-02");
        put("2026-03-03/google_ads@emea/campaign_stats_api.jsonl", SPEND.formatted("5000000"));
        run("2026-03-03");
        assertThat(texts("SELECT concat_ws(' ', source_system, spend) FROM silver.ad_spend ORDER BY 1"))
                .containsExactly("google_ads 1.0000", "google_ads@emea 5.0000");
        assertThat(texts(
                        "SELECT concat_ws(' ', get_json_object(restated_window, '$.source_system'), measure, before, after)"
                                + " FROM ops.restatement WHERE measure = 'spend'"))
                .containsExactly("google_ads@emea spend 2.000000 5.000000");
    }

    @Test
    void aFolderThatIsNoInstanceHasNoContract() throws Exception {
        put("2026-03-02/salesforce@EMEA org/Lead.csv", LEADS.formatted("ann@x.example"));
        put("2026-03-02/salesforce/Lead.csv", LEADS.formatted("ann@x.example"));
        run("2026-03-02");
        assertThat(texts("SELECT concat_ws(' ', status, instance) FROM ops.delivery ORDER BY 1"))
                .containsExactly("landed", "unknown");
    }
}
