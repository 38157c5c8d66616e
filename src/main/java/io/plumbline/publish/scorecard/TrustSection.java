package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Counted;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import io.plumbline.publish.scorecard.ScorecardData.Difference;
import io.plumbline.publish.scorecard.ScorecardData.Gate;
import io.plumbline.publish.scorecard.ScorecardData.Trust;
import java.util.List;
import java.util.stream.Collectors;

/** Can tonight's numbers be trusted? What was delivered, refused, added up and found to disagree. */
final class TrustSection {
    private final Trust trust;

    TrustSection(ScorecardData data) {
        this.trust = data.trust();
    }

    Element section() {
        return Element.of("section")
                .with("aria-labelledby", "trust-title")
                .add(Element.of("h2").with("id", "trust-title").text("Can tonight’s numbers be trusted?"))
                .add(Element.of("div", "facts")
                        .add(deliveries(), quarantine(), controlTotals(), gates(), differences(), mqls()))
                .add(exports());
    }

    private Element deliveries() {
        long late = trust.exports().stream().filter(Delivered::isLate).count();
        long refused =
                trust.exports().stream().mapToLong(Delivered::refusedFiles).sum();
        return fact(
                late + refused == 0,
                "Deliveries",
                trust.exports().size() - late + " of " + trust.exports().size() + " on time",
                refused == 0 ? "No file was refused." : Figures.count(refused, "file") + " refused.");
    }

    private Element quarantine() {
        long records = trust.exports().stream()
                .mapToLong(Delivered::quarantinedRecords)
                .sum();
        return fact(
                records == 0,
                "Quarantine",
                Figures.count(records, "record"),
                "Set aside as unreadable, kept with file and line, and counted in no figure.");
    }

    private Element controlTotals() {
        long all = trust.controlTotals().all();
        long tied = trust.controlTotals().tied();
        return fact(
                tied == all,
                "Control totals",
                Figures.count(tied) + " of " + Figures.count(all) + " tie",
                "Spend, deals, touches and credit: what came in is what is shown, to the cent.");
    }

    private Element gates() {
        long violated =
                trust.gates().stream().filter(gate -> gate.violations() > 0).count();
        List<String> warnings = trust.gates().stream()
                .filter(gate -> gate.violations() > 0)
                .map(TrustSection::words)
                .toList();
        return fact(
                violated == 0,
                "Gates",
                trust.gates().size() - violated + " of " + trust.gates().size() + " passed",
                warnings.isEmpty() ? "Nothing stood against publishing." : String.join(" ", warnings));
    }

    private static String words(Gate gate) {
        return (gate.withholds() ? "Failed: " : "Warning: ") + gate.meaning();
    }

    private Element differences() {
        long all = trust.differences().stream().mapToLong(Difference::count).sum();
        List<String> kinds = trust.differences().stream()
                .map(difference -> Figures.count(difference.count()) + " " + difference.kind())
                .toList();
        return fact(
                all == 0,
                "CRM and automation",
                Figures.count(all, "difference"),
                kinds.isEmpty() ? "Both systems say the same of every person." : String.join(", ", kinds) + ".");
    }

    private Element mqls() {
        List<Counted> counts = trust.mqls().counts();
        long listed = trust.mqls().listed();
        String figure =
                counts.stream().map(count -> Figures.count(count.records())).collect(Collectors.joining(" → "));
        String systems = counts.stream().map(Counted::system).collect(Collectors.joining(", then "));
        return fact(
                listed == 0,
                "MQLs, system by system",
                counts.isEmpty() ? "None counted" : figure,
                counts.isEmpty()
                        ? "No system counts any in the month."
                        : "As counted by " + systems + ". "
                                + (listed == 0
                                        ? "No record differs."
                                        : Figures.count(listed, "difference")
                                                + " between them, each with its record and reason in ops.bridge_record."));
    }

    private static Element fact(boolean isGood, String name, String figure, String words) {
        Standing shape = isGood ? Standing.ON_TARGET : Standing.BEHIND;
        return Element.of("div", "fact " + (isGood ? "good" : "caution"))
                .add(Element.of("h3").text(name))
                .add(Element.of("p", "figure")
                        .add(Svg.icon(shape))
                        .add(Element.of("span").text(figure))
                        .add(Element.of("span", "unseen").text(isGood ? " (good)" : " (needs a look)")))
                .add(Element.of("p").text(words));
    }

    private Element exports() {
        List<Element> rows = trust.exports().stream().map(this::row).toList();
        return Element.of("details")
                .add(Element.of("summary").text("All " + rows.size() + " exports and how new they are"))
                .add(Tables.table("exports")
                        .add(Tables.caption("Exports with the day of their last delivery"))
                        .add(Tables.head(List.of(
                                "Export", "Last delivery", "Freshness", "Files refused", "Records quarantined")))
                        .add(Tables.body(rows)));
    }

    private Element row(Delivered export) {
        String newest = export.newest().map(Figures::day).orElse("never");
        return Element.of("tr")
                .with("role", "row")
                .add(Tables.rowHeading(export.source()))
                .add(Tables.cell("Last delivery", "").add(Element.of("span").text(newest)))
                .add(Tables.cell("Freshness", "")
                        .add(Element.of("span", "tag " + (export.isLate() ? "caution" : "calm"))
                                .text(export.isLate() ? "Late" : "On time")))
                .add(Tables.cell("Files refused", "number")
                        .add(Element.of("span").text(Figures.count(export.refusedFiles()))))
                .add(Tables.cell("Records quarantined", "number")
                        .add(Element.of("span").text(Figures.count(export.quarantinedRecords()))));
    }
}
