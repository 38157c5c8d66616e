package io.plumbline.land;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pass over all bytes of a file adds up to. */
final class Findings {
    private final ReadPlan plan;
    private final Optional<Header> closest;
    private final Optional<Header> header;
    private final Optional<HeaderCheck> check;
    private final Structure structure;
    private final TextPass text;
    private final String damage;

    Findings(ReadPlan plan, Path file, Optional<Header> closest, Structure structure, TextPass text) {
        this.plan = plan;
        this.closest = closest;
        this.header = closest.filter(new HeaderSearch(plan)::isHeader);
        this.check = header.map(h -> new HeaderCheck(plan, h));
        this.structure = structure;
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

    private String damageOfFormat(Path file) {
        return switch (plan.kind()) {
            case DELIMITED -> check.map(HeaderCheck::damage).orElseGet(this::noHeader);
            case JSON_LINES -> "";
            case JSON_DOCUMENT -> text.isBlank() ? "" : JsonDocumentCheck.damage(file, text.encoding(), plan);
        };
    }

    /** Names only known headers: the closest line may be a row of data. */
    private String noHeader() {
        HeaderSearch search = new HeaderSearch(plan);
        return "no header found: no line holds %d of the contract's column names%s"
                .formatted(
                        search.needed(),
                        closest.map(h -> "; line %d holds %d: %s"
                                        .formatted(h.line(), h.matches(), String.join(", ", search.known(h))))
                                .orElse(""));
    }

    Layout layout() {
        List<Long> broken = structure instanceof CsvStructure csv ? csv.broken() : List.of();
        return new Layout(
                text.encoding().charset().name(),
                text.encoding().bomBytes(),
                header.map(h -> String.valueOf(h.delimiter())).orElse(""),
                header.map(Header::record).orElse(0L),
                header.map(Header::line).orElse(0L),
                header.map(Header::cells).orElse(List.of()),
                check.map(HeaderCheck::constants).orElse(Map.of()),
                plan.kind() == ReadPlan.Kind.JSON_DOCUMENT || plan.isNested() ? 0 : structure.records(),
                broken);
    }
}
