package io.plumbline.bench;

/** Rows of the user interface's campaign report, and the totals below them. */
final class GoogleReport {
    private final Rows rows;
    private long cents;
    private long clicks;
    private long impressions;

    GoogleReport(Rows rows) {
        this.rows = rows;
    }

    void header() {
        rows.text("Campaign status,Campaign,Campaign ID,Customer ID,Budget,Budget name,Budget type,Currency code,Status,")
                .text("Status reasons,Optimization score,Campaign type,Day,Impr.,Interactions,Interaction rate,Avg. cost,")
                .text("Cost,Clicks,Conv. rate,Conv. value,Conversions,Avg. CPC,Cost / conv.")
                .endLine();
    }

    void row(AdDay spent) {
        rows.text("Enabled,").text(spent.name()).comma().number(21_887_000_000L + spent.campaign());
        rows.text(",481-555-0142,500.00, --,Daily,USD,Eligible,eligible,91.4%,Search,").day(spent.day()).comma();
        figures(spent.impressions(), spent.clicks(), spent.cents());
        rows.text(spent.conversionsText()).text(",3.10,80.73").endLine();
        cents += spent.cents();
        clicks += spent.clicks();
        impressions += spent.impressions();
    }

    void totals() {
        for (String level : new String[] {"Campaigns", "Account", "Search"}) {
            rows.text("Total: ").text(level).text(", --,,,,, --,USD,,,,,,");
            figures(impressions, clicks, cents);
            rows.text("0.00,3.10,80.73").endLine();
        }
    }

    private void figures(long impressions, long clicks, long cents) {
        number(AdDay.grouped(impressions));
        rows.number(clicks).text(",3.22%,3.10,");
        number(AdDay.grouped(cents / 100) + AdDay.money(cents).substring(AdDay.money(cents).indexOf('.')));
        number(AdDay.grouped(clicks));
        rows.text("3.84%,0.00,");
    }

    /** Numbers with thousands are quoted. */
    private void number(String grouped) {
        rows.text(grouped.indexOf(',') < 0 ? grouped : '"' + grouped + '"').comma();
    }
}
