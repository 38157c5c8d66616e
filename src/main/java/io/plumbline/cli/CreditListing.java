package io.plumbline.cli;

import io.plumbline.attribute.CreditExplanation;
import io.plumbline.attribute.CreditExplanation.Line;
import io.plumbline.attribute.CreditExplanation.Milestone;
import io.plumbline.attribute.CreditExplanation.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The explanation of an opportunity's credit as one list for programs. */
final class CreditListing {
    private static final List<String> COLUMNS = List.of(
            "milestone",
            "model",
            "verdict",
            "position",
            "weight",
            "amount",
            "currency",
            "why",
            "touch_key",
            "occurred_at",
            "channel",
            "campaign",
            "touch_type",
            "person",
            "source_system",
            "source_id",
            "file",
            "row",
            "line");

    private static final List<String> NO_TOUCH = List.of("", "", "", "", "", "", "", "", "", "", "");

    private final CreditExplanation explanation;
    private final TouchLines lines;

    CreditListing(CreditExplanation explanation, TouchLines lines) {
        this.explanation = explanation;
        this.lines = lines;
    }

    /** A row for each milestone, model and touch, and for each rest that no touch can be credited with. */
    Listing rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Milestone milestone : explanation.milestones()) {
            milestone.lines().forEach(line -> rows.add(row(milestone, line)));
        }
        return new Listing(COLUMNS, rows);
    }

    private List<String> row(Milestone milestone, Line line) {
        List<String> cells = new ArrayList<>(List.of(
                milestone.name(),
                line.model(),
                line.verdict().name().toLowerCase(Locale.ROOT),
                line.position() == 0 ? "" : String.valueOf(line.position()),
                line.weight().toPlainString(),
                line.amount().map(BigDecimal::toPlainString).orElse(""),
                line.amount().isPresent() ? explanation.currency() : "",
                line.why()));
        cells.addAll(line.touch().map(this::cells).orElse(NO_TOUCH));
        return cells;
    }

    private List<String> cells(Place touch) {
        return List.of(
                String.valueOf(touch.touchKey()),
                touch.at().toString(),
                touch.channel(),
                touch.campaign(),
                touch.type(),
                touch.person(),
                touch.system(),
                touch.sourceId(),
                touch.file(),
                String.valueOf(touch.row()),
                lines.of(touch));
    }
}
