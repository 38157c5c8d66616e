package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the shapes in which vendors deliver them; names and figures are invented. */
class ExampleShapesTest {
    private static Reading read(ExportBuilder export, String file) throws Exception {
        Path path = Path.of("src/test/resources/exports", file);
        Export contract = export.build();
        return Reading.of(contract, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"google_ads/campaign_report.csv", "google_ads/campaign_report_excel.csv"})
    void titledReportWithTotalsInBothItsEncodings(String file) throws Exception {
        Reading reading = read(
                export().captured("range", "^(\\w+ \\d+, \\d{4} - .*)$")
                        .required("id", "Campaign ID")
                        .column("name", "Campaign")
                        .required("day", "Day")
                        .required("cost", "Cost")
                        .key("id", "day")
                        .totals("Total: .*", "Total: Account", "id", "day")
                        .controls("cost"),
                file);
        assertThat(reading.rows())
                .containsExactly(
                        "April 6, 2026 - April 7, 2026|31000000001|Harbor_Search|2026-04-06|1,204.10",
                        "April 6, 2026 - April 7, 2026|31000000002|Harbor, \"Brand\"|2026-04-06|8.05",
                        "April 6, 2026 - April 7, 2026|31000000003|Total Rewards|2026-04-07|45.85");
        assertThat(reading.report().recognised()).containsEntry(Recognised.TOTALS, 3L);
        assertThat(reading.report().problems()).isEmpty();
    }

    @Test
    void utf16ReportWithAFiveLinePreamble() throws Exception {
        Reading reading = read(
                export().required("day", "Start Date (in UTC)")
                        .required("id", "Campaign ID")
                        .column("spent", "Total Spent")
                        .captured("generated_at", "Date Generated: (.*)")
                        .captured("zone", "Start Date \\(in (\\w+)\\)")
                        .key("id", "day"),
                "linkedin_ads/harbor_campaign_performance_report.csv");
        assertThat(reading.rows())
                .containsExactly(
                        "4/6/2026|71000001|1,010.25|April 8, 2026, 5:40 AM|UTC",
                        "4/7/2026|71000002|0.00|April 8, 2026, 5:40 AM|UTC");
        assertThat(reading.report().headerLine()).isEqualTo(6);
    }

    @Test
    void fullyQuotedExportWithByteOrderMarkAndLineBreaksInCells() throws Exception {
        Reading reading = read(
                export().required("id", "Id")
                        .column("company", "Company")
                        .column("street", "Street")
                        .column("revenue", "AnnualRevenue")
                        .key("id"),
                "salesforce/Lead.csv");
        assertThat(reading.rows())
                .containsExactly(
                        "00Q7h00000Zz1aaEAB|Harbor \"North\" Oy|1 Quay Road\r\nDock 9|2.5E7",
                        "00Q7h00000Zz2bbEAB|Mill & Sons||");
        assertThat(reading.extras().get(1))
                .isEqualTo("[IsDeleted, LastName, CreatedDate]=[true, Nuñez, 2026-04-06T08:30:00.000Z]");
    }

    @Test
    void reportWithAHumanReadableTail() throws Exception {
        Reading reading = read(
                export().required("id", "Lead ID")
                        .column("company", "Company / Account")
                        .key("id")
                        .footers("Grand Totals \\(\\d+ records\\)"),
                "salesforce/report1775600000000.csv");
        assertThat(reading.rows()).containsExactly("00Q7h00000Zz1aa|Harbor Oy", "00Q7h00000Zz2bb|Mill, Sons");
        assertThat(reading.report().quarantined()).isZero();
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(Recognised.HEADER, 1L, Recognised.BLANK, 2L, Recognised.FOOTER, 4L));
    }

    @Test
    void jsonInsideACellKeepsItsBackslashes() throws Exception {
        Reading reading = read(
                export().required("id", "marketoGUID")
                        .column("campaign", "campaignId")
                        .column("attributes", "attributes")
                        .key("id"),
                "marketo/activities.csv");
        assertThat(reading.rows())
                .containsExactly(
                        "800000001|null|{\"Query Parameters\":\"utm_source=mail\",\"Form Fields\":\"s:5:\\\"Email\\\";\"}",
                        "800000002|12|{\"New Value\":\"MQL\",\"Old Value\":null}");
    }

    @Test
    void repeatedHeadersOfAnIssueList() throws Exception {
        Reading reading = read(
                export().required("id", "Issue id")
                        .repeated("labels", "Labels")
                        .repeated("comments", "Comment")
                        .key("id"),
                "jira/issues.csv");
        assertThat(reading.rows())
                .containsExactly(
                        "20001|[\"web\",\"nordic\"]|[\"06/Apr/26;ab12;Text; please\",\"07/Apr/26;cd34;Done\"]",
                        "20002|[]|[]");
    }

    @Test
    void summaryRowBelowTheHeaderIsTheControlTotal() throws Exception {
        Reading reading = read(
                export().required("id", "Campaign ID")
                        .required("day", "Day")
                        .column("spend", "Amount spent (EUR)")
                        .key("id", "day")
                        .totals("", "", "id", "day")
                        .controls("spend"),
                "meta_ads/ads_by_day.csv");
        assertThat(reading.report().landed()).isEqualTo(2);
        assertThat(reading.report().controls()).hasSize(1).allMatch(ControlTotal::ties);
    }

    @Test
    void quotedPreambleAndCopyrightLine() throws Exception {
        Reading reading = read(
                export().required("day", "TimePeriod")
                        .required("id", "CampaignId")
                        .column("spend", "Spend")
                        .captured("zone", "Time Zone: (.*)")
                        .footers("[@©]\\d{4} Microsoft Corporation.*"),
                "microsoft_ads/campaign_performance_daily.csv");
        assertThat(reading.rows()).containsExactly("2026-04-06|33|60.00|(GMT+02:00) Helsinki");
        assertThat(reading.report().quarantined()).isZero();
    }
}
