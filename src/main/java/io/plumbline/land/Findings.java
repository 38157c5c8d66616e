package io.plumbline.land;

import java.util.List;
import java.util.Optional;

/** What the pass over all bytes of a text adds up to. */
final class Findings {
    private final ReadPlan plan;
    private final FoundHeader header;
    private final Structure structure;
    private final boolean isSeekable;
    private final TextPass text;
    private final String damage;

    Findings(ReadPlan plan, DeliveredBytes file, Optional<Header> closest, TextPass text) {
        this.plan = plan;
        this.header = new FoundHeader(plan, closest);
        this.structure = text.structure();
        this.isSeekable = file.isSeekable();
        this.text = text;
        this.damage = text.damageAtEnd().isEmpty() ? damageOfFormat(file) : text.damageAtEnd();
    }

    Verdict verdict() {
        if (text.isBlank() && text.damageAtEnd().isEmpty()) {
            return Verdict.EMPTY;
        }
        return damage.isEmpty() ? Verdict.READABLE : Verdict.REJECTED;
    }

    /** Why the file is rejected, or "". */
    String damage() {
        return damage;
    }

    private String damageOfFormat(DeliveredBytes file) {
        return switch (plan.kind()) {
            case DELIMITED -> header.damage();
            case JSON_LINES, WORKBOOK -> "";
            case JSON_DOCUMENT -> text.isBlank() ? "" : JsonDocumentCheck.damage(file, text.encoding(), plan);
        };
    }

    Layout layout() {
        List<Long> broken = structure instanceof CsvStructure csv ? csv.broken() : List.of();
        boolean isCounted = plan.kind() != ReadPlan.Kind.JSON_DOCUMENT && !plan.isNested();
        List<Split> splits = isSeekable && plan.isPlainTable() ? text.splits() : List.of();
        return header.layout(text.encoding(), isCounted ? structure.records() : 0, broken, splits);
    }
}
