package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the header among a file's first records, in their order. */
final class HeaderScan {
    private static final int MAX_PREAMBLE = 1_000;
    private final HeaderMeasure measure;
    private final int headerRows;
    private final String delimiter;
    private final List<String> above = new ArrayList<>();
    private Optional<Header> best = Optional.empty();
    private List<String> previous = List.of();
    private long previousRecord;
    private long previousLine;

    /** @param delimiter "" where cells are not delimited */
    HeaderScan(ReadPlan plan, HeaderMeasure measure, String delimiter) {
        this.measure = measure;
        this.headerRows = plan.table().headerRows();
        this.delimiter = delimiter;
    }

    /** The header, or the record that came closest to one; empty if no record holds a known header. */
    Optional<Header> best() {
        return best;
    }

    /** Takes the next record; false when the search is over. */
    boolean next(List<String> cells, long record, long line) {
        above.add(String.join(delimiter.isEmpty() ? "," : delimiter, cells));
        List<List<String>> rows = rows(cells, record);
        if (!rows.isEmpty() && !measure.isComment(cells.get(0)) && !measure.isOther(Blocks.joined(cells))) {
            consider(rows, record, rows.size() > 1 ? previousLine : line);
        }
        previous = cells;
        previousRecord = record;
        previousLine = line;
        return best.map(Header::matches).orElse(0) < measure.needed() && above.size() < MAX_PREAMBLE;
    }

    /** The rows that would make the header; none if the first of them holds nothing. */
    private List<List<String>> rows(List<String> cells, long record) {
        if (headerRows == 1) {
            return List.of(cells);
        }
        boolean isFilled = previousRecord == record - 1 && !previous.stream().allMatch(String::isBlank);
        return isFilled ? List.of(previous, cells) : List.of();
    }

    private void consider(List<List<String>> rows, long record, long line) {
        int matches = measure.matches(FoldedHeader.of(rows));
        if (matches > best.map(Header::matches).orElse(0)) {
            best = Optional.of(new Header(delimiter, record, line, matches, rows, List.copyOf(above)));
        }
    }
}
