package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.List;

/** What the sound rows of a table look like; against it a damaged row is read. */
record Profile(List<Column> columns) {
    private static final int FEWEST_ROWS = 3;
    private static final double SLIGHTLY_STRANGE = 0.5;

    Profile {
        columns = List.copyOf(columns);
    }

    /** Rows of another width tell of the leading columns only, and are asked only where too few have the width. */
    static Profile of(List<List<String>> rows, int width) {
        List<List<String>> sound =
                rows.stream().filter(row -> row.size() == width).toList();
        List<List<String>> asked = sound.size() >= FEWEST_ROWS ? sound : rows;
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            columns.add(Column.of(asked.stream()
                    .filter(row -> row.size() > column)
                    .map(row -> row.get(column))
                    .toList()));
        }
        return new Profile(columns);
    }

    int width() {
        return columns.size();
    }

    double strangeness(int column, String cell) {
        return column < columns.size() ? columns.get(column).strangeness(cell) : 0;
    }

    /** Whether at least two columns tell their cells by their look, and all cells look right. */
    boolean recognises(List<String> cells) {
        long telling = columns.stream()
                .filter(column -> column.isFixed() || column.kind().isValue())
                .count();
        return telling >= 2 && strangeness(cells) <= SLIGHTLY_STRANGE;
    }

    double strangeness(List<String> cells) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += strangeness(i, cells.get(i));
        }
        return sum;
    }
}
