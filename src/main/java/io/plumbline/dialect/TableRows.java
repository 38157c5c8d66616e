package io.plumbline.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gives each record of a file its fate; looks a few records ahead to tell the next table and the footer. */
final class TableRows {
    private static final int AHEAD = 60;

    private final RecordReader reader;
    private final Layout layout;
    private final Deque<DelimitedRecord> ahead = new ArrayDeque<>();
    private final List<String> firstHeader;
    private int width;
    private int table;
    private long read;
    private boolean isAfterGap;
    private boolean isOver;
    private boolean isFooter;

    TableRows(RecordReader reader, Layout layout) {
        this.reader = reader;
        this.layout = layout;
        this.width = layout.width();
        this.firstHeader = layout.header();
    }

    Optional<TableRow> next() {
        fill(1);
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        DelimitedRecord record = ahead.pop();
        long index = read++;
        if (record.isBlank()) {
            boolean isBefore = index < layout.preambleRows();
            isAfterGap = true;
            return row(record, isBefore ? RowFate.PREAMBLE : RowFate.BLANK, "");
        }
        if (index < layout.preambleRows()) {
            return row(record, RowFate.PREAMBLE, "");
        }
        table = Math.max(1, table);
        if (index < layout.preambleRows() + layout.headerRows()) {
            return row(record, RowFate.HEADER, record.repairs().isEmpty() ? oddWidth(record) : repairs(record));
        }
        RowFate fate = fate(record);
        isAfterGap = false;
        return fate == RowFate.HEADER ? nextTable(record) : row(record, fate, reason(record, fate));
    }

    private Optional<TableRow> nextTable(DelimitedRecord header) {
        table++;
        width = header.width();
        reader.expectAnotherTable();
        List<DelimitedRecord> again = new ArrayList<>(ahead);
        ahead.clear();
        again.forEach(record -> ahead.add(reader.asWritten(record)));
        return row(header, RowFate.HEADER, "another table starts here");
    }

    private RowFate fate(DelimitedRecord record) {
        if (startsTable(record)) {
            return RowFate.HEADER;
        }
        if (record.raw().startsWith("#") && record.width() != width) {
            return RowFate.COMMENT;
        }
        if (isFooter || isFooterStart(record)) {
            isFooter = true;
            return RowFate.FOOTER;
        }
        if (!record.repairs().isEmpty()) {
            return RowFate.REPAIRED;
        }
        if (record.width() != width) {
            return record.width() < width ? RowFate.SHORT : RowFate.LONG;
        }
        return record.isSound() ? RowFate.DATA : RowFate.MALFORMED;
    }

    /** The header again, or after a gap a row of names that the rows below it share the width of. */
    private boolean startsTable(DelimitedRecord record) {
        if (firstHeader.size() > 1 && record.width() > 1 && repeatsHeader(record)) {
            return true;
        }
        boolean isOther = record.width() > 1 && record.width() != width;
        if (!isAfterGap
                || !isOther
                || record.cells().stream().anyMatch(c -> CellKind.of(c).isValue() || c.isBlank())) {
            return false;
        }
        fill(3);
        return ahead.size() >= 2 && ahead.stream().limit(2).allMatch(row -> row.width() == record.width());
    }

    private boolean repeatsHeader(DelimitedRecord record) {
        int shared = Math.min(record.width(), firstHeader.size());
        int same = 0;
        for (int i = 0; i < shared; i++) {
            String name = record.cells().get(i);
            same += !name.isBlank() && lastOf(firstHeader.get(i)).equals(name) ? 1 : 0;
        }
        return same > 1 && (same == shared || same * 5 >= Math.max(record.width(), firstHeader.size()) * 4);
    }

    /** The lowest of the names that were joined. */
    private String lastOf(String name) {
        return layout.headerRows() < 2 ? name : name.substring(name.lastIndexOf(' ') + 1);
    }

    /** From here to the end there are only remarks: a single cell each, after a gap or of several words. */
    private boolean isFooterStart(DelimitedRecord record) {
        if (width < 3
                || !isSparse(record)
                || !isAfterGap && record.raw().strip().indexOf(' ') < 0) {
            return false;
        }
        fill(AHEAD);
        return isOver && ahead.size() < AHEAD && ahead.stream().allMatch(row -> row.isBlank() || isSparse(row));
    }

    private boolean isSparse(DelimitedRecord record) {
        return record.filled() == 1 && !record.cells().get(0).isBlank();
    }

    private String reason(DelimitedRecord record, RowFate fate) {
        return switch (fate) {
            case REPAIRED -> repairs(record);
            case SHORT, LONG -> oddWidth(record);
            case MALFORMED -> "a quote is not closed, or text follows a closing quote";
            case PREAMBLE, HEADER, DATA, COMMENT, BLANK, FOOTER -> "";
        };
    }

    private static String repairs(DelimitedRecord record) {
        return String.join("; ", record.repairs());
    }

    private String oddWidth(DelimitedRecord record) {
        return record.width() == width
                ? ""
                : "%d cells where the table has %d columns".formatted(record.width(), width);
    }

    private Optional<TableRow> row(DelimitedRecord record, RowFate fate, String reason) {
        return Optional.of(
                new TableRow(table, record.line(), record.lastLine(), fate, record.cells(), record.raw(), reason));
    }

    private void fill(int count) {
        while (!isOver && ahead.size() < count) {
            Optional<DelimitedRecord> next = reader.next();
            next.ifPresent(ahead::add);
            isOver = next.isEmpty();
        }
    }
}
