package io.plumbline.cli;

import io.plumbline.attribute.CreditExplanation;
import io.plumbline.attribute.CreditExplanation.Line;
import io.plumbline.attribute.CreditExplanation.Milestone;
import io.plumbline.attribute.CreditExplanation.Place;
import io.plumbline.attribute.CreditExplanation.Verdict;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The explanation of an opportunity's credit as text for people. */
final class CreditReport {
    private final CreditExplanation explanation;
    private final TouchLines lines;

    CreditReport(CreditExplanation explanation, TouchLines lines) {
        this.explanation = explanation;
        this.lines = lines;
    }

    /** Milestone by milestone: who counts, the touches in order of time, their credit by model, and what gets nothing. */
    void print(PrintStream out) {
        out.println("Opportunity " + explanation.opportunityId() + " of " + explanation.system() + ", opportunity_key "
                + explanation.opportunityKey() + ", stage " + explanation.stage());
        for (Milestone milestone : explanation.milestones()) {
            out.println();
            print(out, milestone);
        }
    }

    private void print(PrintStream out, Milestone milestone) {
        out.println(milestone.name() + " at " + milestone.convertedAt() + ": "
                + milestone
                        .amount()
                        .map(amount -> amount.toPlainString() + " " + explanation.currency())
                        .orElse("amount not known"));
        out.println((milestone.people().isEmpty() ? "Nobody's touches count: " : "Whose touches count, because ")
                + milestone.basis());
        milestone.people().forEach(person -> out.println("  " + person));
        section(out, "Touches", touches(milestone));
        section(out, "Credit", credit(milestone));
        section(out, "No credit", withoutCredit(milestone));
    }

    private static void section(PrintStream out, String title, Listing listing) {
        if (!listing.rows().isEmpty()) {
            out.println();
            out.println(title);
            listing.print(out, Listing.Form.TABLE);
        }
    }

    private Listing touches(Milestone milestone) {
        List<List<String>> rows = new ArrayList<>();
        for (Place touch : milestone.touches()) {
            rows.add(List.of(
                    number(milestone, Optional.of(touch)),
                    touch.at().toString(),
                    touch.channel(),
                    touch.campaign(),
                    touch.type(),
                    touch.person(),
                    touch.file(),
                    String.valueOf(touch.row()),
                    lines.of(touch)));
        }
        return new Listing(
                List.of("touch", "occurred_at", "channel", "campaign", "touch_type", "person", "file", "row", "line"),
                rows);
    }

    private static Listing credit(Milestone milestone) {
        List<List<String>> rows = milestone.lines().stream()
                .filter(line -> line.verdict() == Verdict.CREDITED || line.verdict() == Verdict.UNATTRIBUTED)
                .map(line -> List.of(
                        line.model(),
                        number(milestone, line.touch()),
                        line.weight().movePointRight(2).toPlainString() + "%",
                        line.amount().map(BigDecimal::toPlainString).orElse(""),
                        line.why()))
                .toList();
        return new Listing(List.of("model", "touch", "weight", "amount", "rule"), rows);
    }

    /** Models that say the same of a touch stand in one row. */
    private static Listing withoutCredit(Milestone milestone) {
        Map<List<String>, List<String>> models = new LinkedHashMap<>();
        milestone.lines().stream()
                .filter(line -> line.verdict() == Verdict.NOT_CREDITED || line.verdict() == Verdict.EXCLUDED)
                .forEach(line -> models.computeIfAbsent(
                                List.of(number(milestone, line.touch()), line.why()), key -> new ArrayList<>())
                        .add(line.model()));
        long all = milestone.lines().stream().map(Line::model).distinct().count();
        List<List<String>> rows = models.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> Integer.parseInt(entry.getKey().get(0))))
                .map(entry -> List.of(
                        entry.getKey().get(0),
                        entry.getValue().size() == all && all > 1
                                ? "all models"
                                : entry.getValue().stream().collect(Collectors.joining(", ")),
                        entry.getKey().get(1)))
                .toList();
        return new Listing(List.of("touch", "by", "why"), rows);
    }

    /** The touch's number in the list of touches. */
    private static String number(Milestone milestone, Optional<Place> touch) {
        return touch.map(one -> String.valueOf(milestone.touches().indexOf(one) + 1))
                .orElse("none");
    }
}
