package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class ExportMappingTest {
    private SparkSession spark;
    private Definitions definitions;

    @BeforeEach
    void register(SparkSession session, @TempDir Path folder) {
        spark = session;
        definitions = StandardProject.in(folder, "America/New_York");
        StandardFunctions.register(spark, definitions, Instant.parse("2026-03-05T06:00:00Z"));
    }

    @Test
    void placeholdersAreNoValueAndPeopleAreComparable() {
        Delivered leads = new Delivered(spark, definitions, "salesforce/lead")
                .row(
                        "2026-03-02/salesforce/Lead.csv",
                        Map.of(
                                "id", "00Q5e00000Bb2cDEAR",
                                "company", " [not provided] ",
                                "email", "BEN.OKAFOR@Example.com",
                                "lead_source", "adwords",
                                "status", "MQL",
                                "is_converted", "false",
                                "created_date", "2026-03-02T03:30:00.000Z"));

        assertThat(leads.rows(
                        "silver.person_record",
                        "source_id",
                        "company",
                        "email",
                        "lead_source",
                        "lead_source_reason",
                        "lifecycle_stage",
                        "is_converted",
                        "is_deleted",
                        "created_on",
                        "_generated_at",
                        "_export"))
                .map(Object::toString)
                .containsExactly(
                        "[00Q5e00000Bb2cDEAR,null,ben.okafor@example.com,Paid Search,rule:paid_search,MQL,false,"
                                + "false,2026-03-01,2026-03-02 00:00:00.0,salesforce/lead]");
    }

    @Test
    void eachItemOfAListBecomesARowAndARefusedRecordIsRefusedOnce() {
        Delivered deals = new Delivered(spark, definitions, "hubspot/deal")
                .row("2026-03-02/hubspot/deals.csv", Map.of("record_id", "7001", "contact_ids", " 51;;60 "))
                .row("2026-03-02/hubspot/deals.csv", Map.of("record_id", "7002"))
                .row("2026-03-02/hubspot/deals.csv", Map.of("contact_ids", "52;53"));

        assertThat(
                        deals.rows(
                                "silver.opportunity_contact",
                                "_row",
                                "opportunity_key = record_key('hubspot', '7001')",
                                "CASE person_record_key WHEN record_key('hubspot', '51') THEN '51' WHEN record_key('hubspot', '60') THEN '60' END"))
                .map(Object::toString)
                .containsExactlyInAnyOrder("[1,true,51]", "[1,true,60]");
        assertThat(deals.refused("silver.opportunity_contact", "row", "column", "cells['contact_ids']"))
                .map(Object::toString)
                .containsExactly("[3,opportunity_contact_key,52;53]");
    }

    @Test
    void microsAndThousandsCommasAreTheSameMoney() {
        Delivered api = new Delivered(spark, definitions, "google_ads/campaign_stats_api")
                .row(
                        "2026-03-02/google_ads/campaign_stats_api.jsonl",
                        Map.of(
                                "customer_id", "1234567890",
                                "campaign_id", "21456789012",
                                "date", "2026-03-01",
                                "currency_code", "usd",
                                "campaign_type", "SEARCH",
                                "cost_micros", "1033330000"));
        Delivered report = new Delivered(spark, definitions, "google_ads/campaign_report")
                .row(
                        "2026-03-02/google_ads/campaign_report.csv",
                        Map.of(
                                "customer_id", "123-456-7890",
                                "campaign_id", "21456789012",
                                "day", "2026-03-01",
                                "currency_code", "USD",
                                "campaign_type", "Search",
                                "conversions", " --",
                                "cost", "1,033.33"));
        String[] columns = {"account_id", "spend_date", "month", "currency", "spend", "channel", "conversions"};

        assertThat(api.rows("silver.ad_spend", columns))
                .map(Object::toString)
                .containsExactly("[1234567890,2026-03-01,202603,USD,1033.3300,Paid Search,null]");
        assertThat(report.rows("silver.ad_spend", columns)).isEqualTo(api.rows("silver.ad_spend", columns));
    }

    @Test
    void reportSaysItselfWhenItWasMade() {
        Delivered report = new Delivered(spark, definitions, "linkedin_ads/campaign_performance")
                .row(
                        "2026-03-05/linkedin_ads/late/account_507700142_campaign_performance_report.csv",
                        Map.of(
                                "generated_at", "March 3, 2026, 5:10 AM",
                                "start_date", "3/1/2026",
                                "campaign_id", "312345678",
                                "campaign_name", "-",
                                "currency", "GBP",
                                "total_spent", "1,100.50"));

        assertThat(report.rows(
                        "silver.ad_spend", "_generated_at", "account_id", "spend_date", "campaign_name", "spend"))
                .map(Object::toString)
                .containsExactly("[2026-03-03 05:10:00.0,507700142,2026-03-01,null,1100.5000]");
    }

    @Test
    void cellsThatCannotBeReadAreQuarantinedWithTheirPlaceAndNotTheirValue() {
        Map<String, String> good = Map.of("rate_date", "2026-03-01", "currency", "EUR", "usd_per_unit", "1.1615");
        Map<String, String> unreadable = Map.of("rate_date", "2026-03-01", "currency", "GBP", "usd_per_unit", "1,3x");
        Map<String, String> missing = Map.of("rate_date", "2026-03-01", "currency", "CHF");
        Delivered rates = new Delivered(spark, definitions, "finance/fx_rate")
                .row("2026-03-02/finance/fx_rates.csv", good)
                .row("2026-03-02/finance/fx_rates.csv", unreadable)
                .row("2026-03-02/finance/fx_rates.csv", missing);

        assertThat(rates.rows("silver.fx_rate", "currency", "rate"))
                .map(Object::toString)
                .containsExactly("[EUR,1.161500000]");
        assertThat(rates.refused("silver.fx_rate", "stage", "file", "row", "column", "reason", "refused_by"))
                .map(Object::toString)
                .containsExactly(
                        "[standardize,2026-03-02/finance/fx_rates.csv,2,usd_per_unit,cannot be read as rate decimal(19,9),silver.fx_rate]",
                        "[standardize,2026-03-02/finance/fx_rates.csv,3,rate,column rate holds nothing,silver.fx_rate]");
        assertThat(rates.refused("silver.fx_rate", "cells['usd_per_unit']"))
                .map(Object::toString)
                .contains("[1,3x]");
    }

    @Test
    void recordsThatARuleOfTheExportNamesAreRefusedWithItsReason(@TempDir Path folder) throws Exception {
        StandardProject.in(folder, "UTC");
        String file = "conf/exports/finance/fx_rate.conf";
        String contract = Files.readString(folder.resolve(file));
        Definitions refusing =
                DefinitionTree.at(folder).write(file, contract + """
                        refuse = [
                          { when = "currency = 'XXX'", reason = "a test currency | not money" }
                          { when = "rate_date LIKE '% - %'", reason = "the row covers a range of days" }
                        ]
                        """).load();
        Delivered rates = new Delivered(spark, refusing, "finance/fx_rate")
                .row("f.csv", Map.of("rate_date", "2026-03-01", "currency", "EUR", "usd_per_unit", "1.1615"))
                .row("f.csv", Map.of("rate_date", "2026-03-01 - 2026-03-02", "currency", "GBP", "usd_per_unit", "1.3"))
                .row("f.csv", Map.of("rate_date", "2026-03-01 - 2026-03-02", "currency", "XXX", "usd_per_unit", "1.0"));

        assertThat(rates.rows("silver.fx_rate", "currency"))
                .map(Object::toString)
                .containsExactly("[EUR]");
        assertThat(rates.refused("silver.fx_rate", "row", "column", "reason", "cells['currency']"))
                .map(Object::toString)
                .containsExactly(
                        "[2,null,the row covers a range of days,GBP]", "[3,null,a test currency | not money,XXX]");
    }

    @Test
    void activitiesBecomeWhatTheirTypeSays() {
        String form =
                "{\"Query Parameters\":\"utm_source=LinkedIn&utm_medium=Paid-Social&utm_campaign=Q1&gclid=Ab_1\"}";
        Delivered activities = new Delivered(spark, definitions, "marketo/activity")
                .row("2026-03-02/marketo/activities.csv", activity("1", "2", form))
                .row("2026-03-02/marketo/activities.csv", activity("2", "11", "{\"Is Bot Activity\":true}"))
                .row("2026-03-02/marketo/activities.csv", activity("3", "11", "{\"Is Bot Activity\":false}"))
                .row(
                        "2026-03-02/marketo/activities.csv",
                        activity("4", "13", "{\"New Value\":\"MQL\",\"Old Value\":null}"))
                .row("2026-03-02/marketo/activities.csv", activity("5", "32", "{\"Merge IDs\":\"[310004]\"}"));

        assertThat(activities.rows(
                        "silver.touch", "source_id", "month", "utm_source", "click_id", "channel", "channel_reason"))
                .map(Object::toString)
                .containsExactly(
                        "[1,202602,LinkedIn,gclid:Ab_1,Paid Social,rule:paid_social]",
                        "[3,202602,null,null,Email,rule:email_click]");
        assertThat(activities.rows("silver.lifecycle_transition", "from_stage", "to_stage", "raw_to"))
                .map(Object::toString)
                .containsExactly("[null,MQL,MQL]");
        assertThat(activities.rows("silver.person_merge", "winner_id", "loser_id"))
                .map(Object::toString)
                .containsExactly("[310001,310004]");
    }

    @Test
    void responseWithoutTimeCountsFromTheStartOfItsDay() {
        Delivered members = new Delivered(spark, definitions, "salesforce/campaign_member")
                .row("2026-03-02/salesforce/CampaignMember.csv", member("true", "false"))
                .row("2026-03-03/salesforce/CampaignMember.csv", member("true", "true"))
                .row("2026-03-03/salesforce/CampaignMember.csv", member("false", "false"));

        assertThat(members.rows("silver.touch", "_row", "occurred_at", "occurred_on", "channel"))
                .map(Object::toString)
                .containsExactly("[1,2026-02-24 05:00:00.0,2026-02-24,(unmapped)]");
        assertThat(members.rows("silver.campaign_member", "is_deleted")).hasSize(3);
    }

    @Test
    void caseIsBelievedWhenItGivesNothing() {
        Delivered tasks = new Delivered(spark, definitions, "salesforce/task")
                .row(
                        "2026-03-02/salesforce/Task.csv",
                        Map.of(
                                "id", "00T5e00000Tk1aAEAR",
                                "who_id", "0035e00000Kk1lMAAR",
                                "what_id", "0015e00000Xx1yZAAR",
                                "created_date", "2026-03-04T15:00:00.000Z"));

        assertThat(tasks.rows("silver.sales_activity", "person_record_key IS NOT NULL", "opportunity_key"))
                .map(Object::toString)
                .containsExactly("[true,null]");
    }

    @Test
    void snapshotCannotBeOlderThanWhatItShows() {
        Delivered issues = new Delivered(spark, definitions, "jira/issue")
                .row(
                        "2026-03-02/jira/issues.csv",
                        Map.of(
                                "issue_id", "10102",
                                "status", "Awaiting Approval",
                                "status_category", "In Progress",
                                "created", "28/Jan/26 4:00 PM",
                                "updated", "02/Mar/26 3:00 AM",
                                "due_date", "09/Feb/26"));

        assertThat(issues.rows("silver.work_item_snapshot", "snapshot_at", "status_class", "created_at", "due_date"))
                .map(Object::toString)
                .containsExactly("[2026-03-02 03:00:00.0,waiting,2026-01-28 16:00:00.0,2026-02-09]");
    }

    private static Map<String, String> activity(String id, String type, String attributes) {
        return Map.of(
                "marketo_guid", id,
                "lead_id", "310001",
                "activity_date", "2026-03-01T03:00:00Z",
                "activity_type_id", type,
                "primary_attribute_value_id", "641",
                "primary_attribute_value", "Lead Status",
                "attributes", attributes);
    }

    private static Map<String, String> member(String hasResponded, String isDeleted) {
        return Map.of(
                "id", "00v5e00000Cm1aAAAR",
                "campaign_id", "7015e000000Wb1AAAS",
                "contact_id", "0035e00000Kk1lMAAR",
                "has_responded", hasResponded,
                "first_responded_date", "2026-02-24",
                "is_deleted", isDeleted,
                "created_date", "2026-02-10T16:22:41.000Z");
    }
}
