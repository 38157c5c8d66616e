package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Confidence;
import io.plumbline.publish.scorecard.ScorecardData.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The KPIs: actual against target of the last complete month, and beside it, grey and uncompared, the running one. */
final class KpiTable {
    private final ScorecardData data;

    KpiTable(ScorecardData data) {
        this.data = data;
    }

    Element section() {
        Element table = Tables.table("kpis")
                .add(Tables.caption("Key figures of " + Figures.month(data.month()) + " against target"))
                .add(Tables.head(headings()))
                .add(Tables.body(data.rows().stream().map(this::row).toList()));
        return Element.of("section")
                .with("aria-labelledby", "kpis-title")
                .add(Element.of("h2")
                        .with("id", "kpis-title")
                        .text("Results against target, " + Figures.month(data.month())))
                .add(table)
                .add(legend());
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(
                "KPI",
                "Last 13 months",
                "Actual",
                "Target",
                "Variance",
                "Variance %",
                "−40 % to +40 %",
                "Status",
                "Data"));
        data.running().ifPresent(month -> headings.add(Figures.shortMonth(month) + " so far"));
        return headings;
    }

    private Element row(Row row) {
        List<String> headings = headings();
        Element line = Element.of("tr").with("role", "row").add(name(row));
        line.add(Tables.cell(headings.get(1), "trend").add(Sparkline.of(row)));
        line.add(figure(
                headings.get(2),
                "actual",
                row,
                row.actual().map(value -> Figures.value(value, row.kpi().unit()))));
        line.add(figure(
                headings.get(3),
                "plan",
                row,
                row.target().map(value -> Figures.value(value, row.kpi().unit()))));
        line.add(figure(headings.get(4), row.standing().cssClass(), row, variance(row)));
        line.add(figure(headings.get(5), row.standing().cssClass(), row, share(row)));
        line.add(Tables.cell(headings.get(6), "barcell").add(VarianceBar.of(row)));
        line.add(status(headings.get(7), row));
        line.add(confidence(headings.get(8), row.confidence()));
        if (data.running().isPresent()) {
            line.add(figure(
                    headings.get(9),
                    "sofar",
                    row,
                    row.soFar().map(value -> Figures.value(value, row.kpi().unit()))));
        }
        return line;
    }

    private Element name(Row row) {
        return Element.of("th")
                .with("scope", "row")
                .with("role", "rowheader")
                .add(Element.of("a")
                        .with("href", "#" + Glossary.id(row.kpi()))
                        .text(row.kpi().title()))
                .add(Element.of("span", "unit").text(Figures.unitOf(row.kpi().unit(), data.currency())));
    }

    private static Optional<String> variance(Row row) {
        return Standing.variance(row.actual(), row.target())
                .map(variance -> Figures.variance(variance, row.kpi().unit()));
    }

    private static Optional<String> share(Row row) {
        Optional<BigDecimal> share = Standing.varianceShare(row.actual(), row.target());
        return share.map(Figures::signedShare);
    }

    private static Element figure(String heading, String cssClass, Row row, Optional<String> text) {
        return Tables.cell(heading, "number " + cssClass)
                .add(Element.of("span")
                        .with("data-figure", row.kpi().name())
                        .with("data-definition", Glossary.id(row.kpi()))
                        .text(text.orElse(Figures.NOT_AVAILABLE)));
    }

    private static Element status(String heading, Row row) {
        Standing standing = row.standing();
        return Tables.cell(heading, "status")
                .add(Element.of("span", "badge " + standing.cssClass())
                        .add(Svg.icon(standing))
                        .add(Element.of("span").text(standing.words())));
    }

    private static Element confidence(String heading, Confidence confidence) {
        String words = switch (confidence) {
            case CHECKED -> "Checked";
            case LATE_DATA -> "Late data";
            case MISSING_DATA -> "Data missing";
        };
        String cssClass = confidence == Confidence.CHECKED ? "calm" : "caution";
        return Tables.cell(heading, "trust")
                .add(Element.of("span", "tag " + cssClass).text(words));
    }

    private Element legend() {
        String running = data.running()
                .map(month -> " " + Figures.month(month)
                        + " is not over: its figures are shown for information and compared with nothing.")
                .orElse("");
        return Element.of("p", "note")
                .text("Line: actual; dashed: target of " + Figures.shortMonth(data.month())
                        + ". Each line has its own scale, the variance bars share one. Green is good for the business and red is bad, whichever way the bar points."
                        + " Within 2 % of the target counts as on target." + running);
    }
}
