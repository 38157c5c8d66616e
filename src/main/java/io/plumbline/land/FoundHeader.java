package io.plumbline.land;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file's header, or the record that came closest to one, says of the file. */
final class FoundHeader {
    private final HeaderMeasure measure;
    private final Optional<Header> closest;
    private final Optional<Header> header;
    private final Optional<HeaderCheck> check;

    FoundHeader(ReadPlan plan, Optional<Header> closest) {
        this.measure = new HeaderMeasure(plan);
        this.closest = closest;
        this.header = closest.filter(h -> h.matches() >= measure.needed());
        this.check = header.map(h -> new HeaderCheck(plan, h));
    }

    /** Why the file is rejected, or "". */
    String damage() {
        return check.map(HeaderCheck::damage).orElseGet(this::noHeader);
    }

    /** Names only known headers: the closest line may be a row of data. */
    private String noHeader() {
        return "no header found: no line holds %d of the contract's column names%s"
                .formatted(
                        measure.needed(),
                        closest.map(h -> "; line %d holds %d: %s"
                                        .formatted(h.line(), h.matches(), String.join(", ", measure.known(h.cells()))))
                                .orElse(""));
    }

    /** Of a text. */
    Layout layout(Encoding encoding, long records, List<Long> broken, List<Split> splits) {
        return layout(encoding.charset().name(), encoding.bomBytes(), records, broken, splits);
    }

    /** Of a file that is no text. */
    Layout layout(long records) {
        return layout("", 0, records, List.of(), List.of());
    }

    private Layout layout(String encoding, int bomBytes, long records, List<Long> broken, List<Split> splits) {
        long headerRecord = header.map(Header::record).orElse(0L);
        return new Layout(
                encoding,
                bomBytes,
                header.map(Header::delimiter).orElse(""),
                headerRecord,
                header.map(Header::line).orElse(0L),
                header.map(Header::rows).orElse(List.of()),
                check.map(HeaderCheck::constants).orElse(Map.of()),
                records,
                broken,
                splits.stream().filter(split -> split.records() >= headerRecord).toList());
    }
}
