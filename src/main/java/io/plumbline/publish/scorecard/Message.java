package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The page's title: one sentence that says how the first KPI stands, how many targets are met, and what is furthest behind. */
final class Message {
    private Message() {}

    static String of(ScorecardData data) {
        List<Row> compared =
                data.rows().stream().filter(row -> row.standing().hasTarget()).toList();
        if (compared.isEmpty()) {
            return "No KPI has both a value and a target for " + Figures.month(data.month());
        }
        Row first = compared.get(0);
        long met = compared.stream().filter(row -> row.standing().isMet()).count();
        String targets = compared.size() == 1
                ? ""
                : met == compared.size()
                        ? "; all " + compared.size() + " targets met"
                        : "; " + met + " of " + compared.size() + " targets met";
        return standing(first) + targets + furthestBehind(compared, first).orElse("");
    }

    private static String standing(Row row) {
        Optional<BigDecimal> share = Standing.varianceShare(row.actual(), row.target());
        if (row.standing() == Standing.ON_TARGET || share.isEmpty()) {
            return row.kpi().title() + " " + (row.standing() == Standing.BEHIND ? "behind" : "on") + " target";
        }
        return row.kpi().title() + " " + Figures.share(share.get())
                + (share.get().signum() > 0 ? " above" : " below") + " target";
    }

    private static Optional<String> furthestBehind(List<Row> compared, Row first) {
        return compared.stream()
                .filter(row -> row.standing() == Standing.BEHIND && row != first)
                .filter(row ->
                        Standing.varianceShare(row.actual(), row.target()).isPresent())
                .max(Comparator.comparing(row -> Standing.varianceShare(row.actual(), row.target())
                        .orElseThrow()
                        .abs()))
                .map(row -> ", " + lowerFirst(row.kpi().title()) + " furthest behind");
    }

    /** The title inside a sentence; an abbreviation keeps its capitals. */
    private static String lowerFirst(String title) {
        boolean isAbbreviation = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return isAbbreviation
                ? title
                : title.substring(0, 1).toLowerCase(java.util.Locale.ENGLISH) + title.substring(1);
    }
}
