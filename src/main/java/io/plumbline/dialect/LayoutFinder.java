package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds out which of the first records are preamble, and which name the columns. */
final class LayoutFinder {
    private static final int ASKED = 40;
    private static final int MOST_HEADERS = 4;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NAME_WORDS = 4;

    private final List<DelimitedRecord> records;
    private final int width;
    private final Profile body;

    /** @param records the first records of the file, blank lines included */
    LayoutFinder(List<DelimitedRecord> records, int width) {
        this.records = records;
        this.width = width;
        this.body = Profile.of(
                records.stream()
                        .filter(row -> row.width() == width && row.filled() > 0)
                        .skip(1)
                        .map(DelimitedRecord::cells)
                        .toList(),
                width);
    }

    Layout find() {
        int start = start();
        int headers = 0;
        while (start + headers < records.size() && headers < MOST_HEADERS && isHeader(start, headers)) {
            headers++;
        }
        return new Layout(width, start, headers, names(start, headers));
    }

    /** The table starts at the first full row that names columns; without one, at the first that is no remark. */
    private int start() {
        int asked = Math.min(ASKED, records.size());
        for (int i = 0; i < asked; i++) {
            DelimitedRecord row = records.get(i);
            if (row.width() == width && isFull(row)) {
                int first = firstTableLike(i);
                return contrasts(row) && !isNearlyHeader(records.get(first)) ? i : first;
            }
        }
        return firstTableLike(asked);
    }

    /** Names of the columns but for one or two. */
    private boolean isNearlyHeader(DelimitedRecord row) {
        int off = Math.abs(row.width() - width);
        boolean isBrief = row.cells().stream().allMatch(cell -> cell.strip().split(" ").length <= LONGEST_NAME_WORDS);
        return off > 0 && off <= Math.max(1, width / 5) && row.filled() == row.width() && isBrief && contrasts(row);
    }

    /** The first record up to an index that has at least half of the table's cells. */
    private int firstTableLike(int upTo) {
        for (int i = 0; i < Math.min(upTo, records.size()); i++) {
            DelimitedRecord row = records.get(i);
            if (!row.isBlank() && !isRemark(row) && (row.filled() * 2 > width || width < 2)) {
                return i;
            }
        }
        return Math.min(upTo, records.size());
    }

    private static boolean isRemark(DelimitedRecord row) {
        return row.raw().startsWith("#") && row.width() == 1;
    }

    private boolean isFull(DelimitedRecord row) {
        return !row.isBlank() && !isRemark(row) && row.filled() * 2 > width;
    }

    private boolean isHeader(int start, int index) {
        DelimitedRecord row = records.get(start + index);
        if (row.isBlank() || row.cells().stream().anyMatch(cell -> cell.length() > LONGEST_NAME)) {
            return false;
        }
        if (index > 0) {
            DelimitedRecord first = records.get(start);
            return row.cells().equals(first.cells())
                    || row.width() == width && valueColumns() >= 2 && contrasts(row) && row.filled() * 2 > width;
        }
        return contrasts(row);
    }

    private long valueColumns() {
        return body.columns().stream().filter(column -> column.kind().isValue()).count();
    }

    /** Whether no cell is a value, and none of them recurs below as columns' values do. */
    private boolean contrasts(DelimitedRecord row) {
        long values =
                row.cells().stream().filter(cell -> CellKind.of(cell).isValue()).count();
        if (values > 0 && (values * 4 > row.filled() || sameAsBody(row) > 0)) {
            return false;
        }
        return valueColumns() > 0 || isUnlikeBody(row);
    }

    /** Cells that are a value where the column holds such values. */
    private long sameAsBody(DelimitedRecord row) {
        return IntStream.range(0, Math.min(width, row.width()))
                .filter(i -> body.columns().get(i).kind().isValue())
                .filter(i ->
                        body.columns().get(i).kind() == CellKind.of(row.cells().get(i)))
                .count();
    }

    /** Where all columns are text: names do not recur, and are not of a form that all cells of their column share. */
    private boolean isUnlikeBody(DelimitedRecord row) {
        List<DelimitedRecord> others = records.stream()
                .filter(other -> other != row && other.width() == width)
                .toList();
        for (int i = 0; i < Math.min(width, row.width()); i++) {
            int column = i;
            String cell = row.cells().get(i);
            boolean recurs = !cell.isBlank()
                    && others.stream()
                            .filter(other -> !other.cells().equals(row.cells()))
                            .anyMatch(other -> other.cells().get(column).equals(cell));
            boolean hasDigits = body.columns().get(i).isFixed()
                    && body.columns().get(i).hasShapeOf(cell)
                    && cell.chars().anyMatch(Character::isDigit);
            if (recurs || hasDigits) {
                return false;
            }
        }
        return row.cells().stream().distinct().count() == row.width() || row.filled() < row.width();
    }

    private List<String> names(int start, int headers) {
        if (headers == 0) {
            return List.of();
        }
        int widest = IntStream.range(start, start + headers)
                .map(i -> records.get(i).width())
                .max()
                .orElse(0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < widest; i++) {
            int column = i;
            names.add(IntStream.range(start, start + headers)
                    .mapToObj(row -> records.get(row).cells())
                    .filter(cells -> cells.size() > column)
                    .map(cells -> cells.get(column))
                    .reduce((above, below) -> above + " " + below)
                    .orElse(""));
        }
        return names;
    }
}
