package io.plumbline.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Spend by campaign and day: Google's report with totals that tie, its API's lines, LinkedIn's report. Later nights repeat a week. */
record AdFiles(World world, Night night, Path folder) {
    private static final int RESTATED_DAYS = 7;
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ENGLISH);

    List<Runnable> jobs() {
        return List.of(this::googleReport, this::googleApi, this::linkedIn);
    }

    /** At least a dozen campaigns; a small workload then has fewer days. */
    private long campaigns() {
        return Math.max(12, world.scale().spendRows() / 730);
    }

    private long firstDay() {
        long days = night.isHistory()
                ? Math.min(730, Math.max(RESTATED_DAYS, world.scale().spendRows() / campaigns()))
                : RESTATED_DAYS;
        return night.until() - days * Night.DAY;
    }

    private void googleReport() {
        Path file = folder.resolve("google_ads/campaign_report.csv");
        try (Rows rows = Rows.in(file)) {
            rows.text("Campaign report").endLine();
            rows.text("\"" + LONG.format(Days.date(firstDay())) + " - " + LONG.format(Days.date(night.until() - 1)) + "\"");
            rows.endLine();
            GoogleReport report = new GoogleReport(rows);
            report.header();
            for (long day = firstDay(); day < night.until(); day += Night.DAY) {
                for (long campaign = 0; campaign < campaigns() / 2; campaign++) {
                    report.row(new AdDay(campaign, day, night.number()));
                }
            }
            report.totals();
        }
    }

    private void googleApi() {
        try (Rows rows = Rows.in(folder.resolve("google_ads/campaign_stats_api.jsonl"))) {
            for (long day = firstDay(); day < night.until(); day += Night.DAY) {
                for (long campaign = campaigns() / 2; campaign < campaigns() * 7 / 10; campaign++) {
                    AdDay spent = new AdDay(campaign, day, night.number());
                    rows.text("{\"customer\":{\"id\":\"4815550177\",\"currencyCode\":\"EUR\",\"timeZone\":\"Europe/Berlin\"},");
                    rows.text("\"campaign\":{\"id\":\"").number(21_998_000_000L + campaign).text("\",\"name\":\"");
                    rows.text(spent.name()).text("\",\"status\":\"ENABLED\",\"advertisingChannelType\":\"SEARCH\"},");
                    rows.text("\"segments\":{\"date\":\"").day(day).text("\",\"device\":\"DESKTOP\"},\"metrics\":{");
                    rows.text("\"impressions\":\"").number(spent.impressions()).text("\",\"clicks\":\"");
                    rows.number(spent.clicks()).text("\",\"costMicros\":\"").number(spent.cents() * 10_000);
                    rows.text("\",\"conversions\":").text(spent.conversionsText()).text("}}").endLine();
                }
            }
        }
    }

    private void linkedIn() {
        Path file = folder.resolve("linkedin_ads/account_507700142_campaign_performance_report.csv");
        try (Rows rows = Rows.in(file, StandardCharsets.UTF_16LE)) {
            rows.text("\uFEFFCampaign Performance Report (in UTC)").endLine("\r\n");
            rows.text("Report Start: " + LONG.format(Days.date(firstDay())) + ", 12:00 AM").endLine("\r\n");
            rows.text("Report End: " + LONG.format(Days.date(night.until() - 1)) + ", 11:59 PM").endLine("\r\n");
            rows.text("Date Generated: " + LONG.format(night.date()) + ", 1:10 AM").endLine("\r\n").endLine("\r\n");
            rows.text(String.join("\t", LinkedInHeader.NAMES)).endLine("\r\n");
            for (long day = firstDay(); day < night.until(); day += Night.DAY) {
                String date = SHORT.format(Days.date(day));
                for (long campaign = campaigns() * 7 / 10; campaign < campaigns(); campaign++) {
                    linkedIn(rows, date, new AdDay(campaign, day, night.number()));
                }
            }
        }
    }

    private static void linkedIn(Rows rows, String date, AdDay spent) {
        String clicks = Long.toString(spent.clicks());
        rows.text(String.join(
                        "\t",
                        date,
                        "Harbourline UK\tGBP\t610077001\tFY26-Q1\tActive",
                        Long.toString(318_000_000L + spent.campaign()),
                        spent.name(),
                        "Sponsored Update\tLead generation\tActive\t3/1/2024\t12/31/2026",
                        AdDay.money(spent.cents()),
                        AdDay.grouped(spent.impressions()),
                        clicks,
                        "3.20%\t144.21\t4.52\t2\t0.00\t3\t9\t33.33%\t101.00\t1,680",
                        clicks,
                        "0"))
                .endLine("\r\n");
    }

    /** The columns of LinkedIn's report. */
    private static final class LinkedInHeader {
        static final List<String> NAMES = List.of(
                "Start Date (in UTC)", "Account Name", "Currency", "Campaign Group ID", "Campaign Group Name",
                "Campaign Group Status", "Campaign ID", "Campaign Name", "Campaign Type", "Campaign Objective",
                "Campaign Status", "Campaign Start Date", "Campaign End Date", "Total Spent", "Impressions", "Clicks",
                "Click Through Rate", "Average CPM", "Average CPC", "Conversions", "Total Conversion Value", "Leads",
                "Lead Forms Opened", "Lead Form Completion Rate", "Cost per Lead", "Reach", "Clicks to Landing Page",
                "Clicks to LinkedIn Page");

        private LinkedInHeader() {}
    }
}
