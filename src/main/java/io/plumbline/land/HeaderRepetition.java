package io.plumbline.land;

import java.util.List;

/** Tells when the rows of a header occur again, cell by cell, one after the other. */
final class HeaderRepetition {
    private final List<List<String>> rows;
    private int next;

    HeaderRepetition(List<List<String>> rows) {
        this.rows = rows.stream()
                .map(row -> row.stream().map(Headers::normal).toList())
                .toList();
    }

    /** Whether the record is a row of the header again. */
    boolean next(String[] cells) {
        if (next > 0 && isRow(next, cells)) {
            next = (next + 1) % rows.size();
            return true;
        }
        boolean isFirst = isRow(0, cells);
        next = isFirst ? 1 % rows.size() : 0;
        return isFirst;
    }

    private boolean isRow(int row, String[] cells) {
        List<String> names = rows.get(row);
        if (cells.length != names.size()) {
            return false;
        }
        for (int i = 0; i < cells.length; i++) {
            if (!Headers.normal(cells[i]).equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }
}
