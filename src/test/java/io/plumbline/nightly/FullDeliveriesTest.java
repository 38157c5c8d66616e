package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import io.plumbline.run.Night.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Full deliveries of CRM and marketing systems by the project's own contracts: what they tell reaches the KPIs. */
@ExtendWith(Spark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDeliveriesTest {
    private static final String LEADS =
            "Id,IsDeleted,MasterRecordId,Email,LeadSource,Status,OwnerId,IsConverted,ConvertedContactId,CreatedDate,SystemModstamp\n";
    private static final String DEALS =
            "Id,IsDeleted,Name,StageName,Amount,CurrencyIsoCode,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate,SystemModstamp\n";
    private static final String HISTORY = "Id,IsDeleted,LeadId,CreatedById,CreatedDate,Field,OldValue,NewValue\n";
    private static final String CONTACTS =
            "Record ID,Email,Lifecycle Stage,Original Traffic Source,Create Date,Last Modified Date,Contact owner,Merged record IDs\n";
    private static final String MARKETO =
            "id,email,leadSource,leadStatus,sfdcLeadId,sfdcContactId,sfdcLeadOwnerId,createdAt,updatedAt\n";

    private static final Definitions PART = PartOfTheNight.making(
            "silver.funnel", "silver.record_departure", "silver.snapshot", "gold.fct_lead", "gold.fct_opportunity");

    @TempDir
    static Path folder;

    private SparkSession spark;

    @BeforeAll
    void runTwoNights(SparkSession session) throws IOException {
        spark = session;
        deliver(
                2,
                "salesforce/Lead_full.csv",
                LEADS
                        + lead("A", "false", "Open - Not Contacted", "1", "2026-02-20T10:00:00.000Z")
                        + lead("B", "false", "Open - Not Contacted", "1", "2026-02-20T10:00:00.000Z")
                        + lead("C", "false", "Open - Not Contacted", "1", "2026-02-20T10:00:00.000Z")
                        + lead("D", "false", "Open - Not Contacted", "1", "2026-02-20T10:00:00.000Z"));
        deliver(
                2,
                "salesforce/Opportunity_full.csv",
                DEALS + deal("1", "Discovery", "false") + deal("2", "Discovery", "false"));
        deliver(2, "hubspot/contacts.csv", CONTACTS + contact("51", "lead", "") + contact("52", "lead", ""));
        deliver(2, "marketo/leads_full.csv", MARKETO + marketo("71", "Open") + marketo("72", "Open"));
        run(2);
        deliver(
                4,
                "salesforce/Lead_full.csv",
                LEADS
                        + lead("A", "false", "MQL", "2", "2026-03-03T15:00:00.000Z")
                        + lead("B", "false", "MQL", "1", "2026-03-03T16:00:00.000Z")
                        + lead("C", "true", "Open - Not Contacted", "1", "2026-03-03T17:00:00.000Z"));
        deliver(
                4,
                "salesforce/LeadHistory.csv",
                HISTORY
                        + "0175e000000Lh1AAAS,false,00Q5e00000Aa1bBEAR,0055e000000Us3CAAS,2026-03-03T12:00:00.000Z,Status,"
                        + "Open - Not Contacted,MQL\n");
        deliver(4, "salesforce/Opportunity_full.csv", DEALS + deal("1", "Proposal", "false"));
        deliver(4, "hubspot/contacts.csv", CONTACTS + contact("51", "marketingqualifiedlead", "52"));
        deliver(4, "marketo/leads_full.csv", MARKETO + marketo("71", "MQL"));
        assertThat(run(4).kind()).isEqualTo(Outcome.Kind.PUBLISHED);
        LakeSession.pointTo(spark, lake().toString());
    }

    private static String lead(String letter, String deleted, String status, String owner, String updated) {
        return "00Q5e00000Aa1b%sEAR,%s,,%s@example.com,Web,%s,0055e000000Us%sAAAS,false,,2026-02-01T10:00:00.000Z,%s\n"
                .formatted(letter, deleted, letter.toLowerCase(Locale.ROOT), status, owner, updated);
    }

    private static String deal(String number, String stage, String closed) {
        return "0065e00000Op%s1AAR,false,Deal,%s,100,USD,2026-06-30,%s,false,0055e000000Us1AAAS,2026-02-01T10:00:00.000Z,\n"
                .formatted(number, stage, closed);
    }

    private static String contact(String id, String stage, String merged) {
        return "%s,p%s@example.com,%s,ORGANIC_SEARCH,2026-02-01 10:00,2026-03-03 09:00,Rita,%s\n"
                .formatted(id, id, stage, merged);
    }

    private static String marketo(String id, String status) {
        return "%s,m%s@example.com,Web,%s,null,null,null,2026-02-01T10:00:00Z,2026-02-01T10:00:00Z\n"
                .formatted(id, id, status);
    }

    private static void deliver(int day, String file, String text) throws IOException {
        Path path = folder.resolve("landing/2026-03-0" + day).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static Outcome run(int day) {
        return Harbourline.run(
                PART, folder.resolve("landing"), lake(), Instant.parse("2026-03-0" + day + "T12:00:00Z"));
    }

    private static Path lake() {
        return folder.resolve("lake");
    }

    private List<String> texts(String query) {
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    /** The job makes few of the tables that a scorecard shows. */
    @Test
    void thereIsNoScorecard() {
        assertThat(lake().resolve("releases")).isNotEmptyDirectory();
        assertThat(lake().resolve("scorecard.html")).doesNotExist();
    }

    @Test
    void eachFullDeliveryIsJudged() {
        assertThat(texts("SELECT concat_ws(' ', export, known_before, lost, verdict) FROM silver.snapshot"
                        + " WHERE snapshot_at = '2026-03-04' ORDER BY ALL"))
                .containsExactly(
                        "hubspot/contact 2 1 believed",
                        "marketo/lead 2 1 believed",
                        "salesforce/lead 4 1 believed",
                        "salesforce/opportunity 2 1 believed");
    }

    @Test
    void theSameChangeIsNotCountedTwice() {
        assertThat(texts("SELECT concat_ws(' ', source_system, right(source_id, 5), from_value, to_value,"
                        + " date_format(changed_after, 'dd HH'), date_format(changed_by, 'dd HH'), evidence)"
                        + " FROM silver.field_change WHERE field IN ('lifecycle_stage', 'stage') ORDER BY ALL"))
                .containsExactly(
                        "hubspot 51 Inquiry MQL 02 00 03 15 snapshot",
                        "marketo 71 Inquiry MQL 02 00 05 00 snapshot",
                        "salesforce 11AAR Discovery Proposal 02 00 05 00 snapshot",
                        "salesforce bAEAR Inquiry MQL 02 00 03 15 snapshot",
                        "salesforce bBEAR Inquiry MQL 03 12 03 12 history");
        assertThat(texts("SELECT concat_ws(' ', right(source_id, 5), right(from_value, 4), right(to_value, 4))"
                        + " FROM silver.field_change WHERE field = 'owner_id'"))
                .hasSize(1);
    }

    @Test
    void theFunnelDatesHandOversByHistoryOrByTheLaterBound() {
        assertThat(texts("SELECT concat_ws(' ', person.email, date_format(funnel.mql_at, 'dd HH')) FROM silver.funnel"
                        + " INNER JOIN silver.person USING (person_key) ORDER BY ALL"))
                .containsExactly(
                        "a@example.com 03 15", "b@example.com 03 12", "m71@example.com 05 00", "p51@example.com 03 15");
    }

    @Test
    void whoIsGoneIsGoneOnceAndCountsNowhere() {
        assertThat(texts("SELECT concat_ws(' ', source_system, right(source_id, 5), departure,"
                        + " coalesce(date_format(gone_after, 'dd HH'), '-'), date_format(gone_by, 'dd HH'))"
                        + " FROM silver.record_departure ORDER BY ALL"))
                .containsExactly(
                        "hubspot 52 merged - 03 15",
                        "marketo 72 missing 02 00 05 00",
                        "salesforce bCEAR deleted 02 00 03 17",
                        "salesforce bDEAR missing 02 00 05 00");
        assertThat(texts("SELECT right(opportunity_id, 5) FROM gold.fct_opportunity"))
                .containsExactly("11AAR");
        assertThat(texts("SELECT CAST(count(*) AS STRING) FROM gold.fct_lead")).containsExactly("4");
    }
}
