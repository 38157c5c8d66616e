package io.plumbline.dialect;

import java.util.List;

/** The number of columns, where the commonest number of cells is not it. */
final class TableWidth {
    private TableWidth() {}

    static int of(DialectFinder.Found found, List<DelimitedRecord> records) {
        List<DelimitedRecord> rows =
                records.stream().filter(row -> !row.isBlank()).toList();
        if (rows.isEmpty() || found.width() < 2) {
            return found.width();
        }
        long common = rows.stream().filter(row -> row.width() == found.width()).count();
        boolean isRagged = common * 5 < rows.size() * 4L;
        DelimitedRecord first = rows.get(0);
        if (!isRagged || first.width() < 2) {
            return found.width();
        }
        boolean isWidest = rows.stream().allMatch(row -> row.width() <= first.width());
        return isNames(first) && (isWidest || isNarrowest(found, rows)) ? first.width() : found.width();
    }

    /** Where blanks delimit, a text of several words makes a row too wide, so no row is narrower than its header. */
    private static boolean isNarrowest(DialectFinder.Found found, List<DelimitedRecord> rows) {
        return found.dialect().delimiter().equals(" ")
                && rows.stream().allMatch(row -> row.width() >= rows.get(0).width());
    }

    /** Where vendors leave out empty cells at the end of a row, the header still names all columns. */
    private static boolean isNames(DelimitedRecord row) {
        return row.cells().stream()
                .noneMatch(cell -> cell.isBlank() || CellKind.of(cell).isValue());
    }
}
