package io.plumbline.dialect.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The measures of the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB 2023) for one file:
 * loaded or not, then precision, recall and F1 of the header's cells, of the records and of all cells, each as a bag. Cells
 * of headers and records are compared without regard to case and to how a number is written; the benchmark also forgives
 * how a date or a price is written, so a score here is never above its own.
 */
record PollockScore(double success, Measure header, Measure records, Measure cells) {
    /** The bag of found things held against the bag of expected ones. */
    record Measure(double precision, double recall, double f1) {
        private static final Measure PERFECT = new Measure(1, 1, 1);
        private static final Measure NOTHING = new Measure(0, 0, 0);

        static Measure of(List<String> expected, List<String> found) {
            if (expected.isEmpty()) {
                return PERFECT;
            }
            Map<String, Integer> left = new HashMap<>();
            expected.forEach(value -> left.merge(value, 1, Integer::sum));
            long shared = 0;
            for (String value : found) {
                int times = left.getOrDefault(value, 0);
                if (times > 0) {
                    left.put(value, times - 1);
                    shared++;
                }
            }
            if (shared == 0) {
                return NOTHING;
            }
            // The benchmark calls the share of the expected precision, and that of the found recall.
            double precision = (double) shared / expected.size();
            double recall = (double) shared / found.size();
            return new Measure(precision, recall, 2 * precision * recall / (precision + recall));
        }

        double sum() {
            return precision + recall + f1;
        }
    }

    static PollockScore failure() {
        return new PollockScore(0, Measure.NOTHING, Measure.NOTHING, Measure.NOTHING);
    }

    static PollockScore of(List<List<String>> expected, List<List<String>> found) {
        if (expected.isEmpty()) {
            return new PollockScore(1, Measure.PERFECT, Measure.PERFECT, Measure.PERFECT);
        }
        Measure header = Measure.of(normal(expected.get(0)), found.isEmpty() ? List.of() : normal(found.get(0)));
        return new PollockScore(
                1,
                header,
                Measure.of(records(expected), records(found)),
                Measure.of(
                        expected.stream().flatMap(List::stream).toList(),
                        found.stream().flatMap(List::stream).toList()));
    }

    double sum() {
        return success + header.sum() + records.sum() + cells.sum();
    }

    private static List<String> records(List<List<String>> rows) {
        return rows.stream().skip(1).map(row -> String.join("", normal(row))).toList();
    }

    private static List<String> normal(List<String> cells) {
        List<String> normal = new ArrayList<>();
        cells.forEach(cell -> normal.add(normal(cell)));
        return normal;
    }

    private static String normal(String cell) {
        String text = cell.strip();
        if (text.matches("[-+]?\\d+")) {
            return new BigInteger(text).toString();
        }
        if (text.matches("[-+]?(\\d+\\.\\d*|\\.\\d+|\\d+[eE][-+]?\\d+)")) {
            return String.valueOf(Double.parseDouble(text));
        }
        return switch (cell) {
            case "True", "true" -> "1";
            case "False", "false" -> "0";
            default -> cell.toLowerCase(Locale.ROOT);
        };
    }
}
