package io.plumbline.dialect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a dialect fits a sample: the share of rows that have the commonest width, times how plausible the cells look,
 * less what breaks the dialect's rules. The measure follows van den Burg, Nazábal and Sutton, "Wrangling messy CSV files
 * by detecting row and type patterns" (2019): a right dialect gives rows of one pattern and cells of known types. Unlike
 * theirs it looks at the share of the commonest width, so that a preamble or a few damaged rows do not decide.
 *
 * @param width the commonest number of cells
 */
record Score(double value, int width) {
    private static final double ONE_COLUMN = 0.35;
    private static final double PREFERS_WIDE = 0.05;

    static Score of(List<Cells> rows, Dialect dialect, double likelihood) {
        Map<Integer, Integer> widths = new TreeMap<>();
        double plausible = 0;
        long flawed = 0;
        long enclosed = 0;
        for (Cells row : rows) {
            widths.merge(row.width(), 1, Integer::sum);
            plausible += plausibility(row.values());
            flawed += row.isSound() ? 0 : 1;
            enclosed += row.isSound() && row.quoted() > 0 ? 1 : 0;
        }
        int width = commonest(widths);
        double count = Math.max(1, rows.size());
        double share = widths.getOrDefault(width, 0) / count;
        double pattern = width < 2 ? ONE_COLUMN : share * (width - 1.0) / width + PREFERS_WIDE * (1 - 1.0 / width);
        double quoting = 1 - 0.7 * flawed / count + 0.3 * enclosed / count;
        return new Score(pattern * (plausible / count + 0.02) * quoting * likelihood, width);
    }

    private static double plausibility(List<String> cells) {
        double sum = 0;
        for (String cell : cells) {
            double plausible = CellKind.of(cell).plausibility();
            boolean isPadded = !cell.isEmpty() && Dialect.isBlank(cell.charAt(0));
            sum += isPadded ? plausible * 0.8 : plausible;
        }
        return sum / cells.size();
    }

    /** A single cell is no width to agree on while any other is to be had on a third of the rows. */
    private static int commonest(Map<Integer, Integer> widths) {
        int best = 1;
        double most = widths.getOrDefault(1, 0) / 3.0;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            if (width.getKey() > 1 && width.getValue() > most) {
                best = width.getKey();
                most = width.getValue();
            }
        }
        return best;
    }
}
