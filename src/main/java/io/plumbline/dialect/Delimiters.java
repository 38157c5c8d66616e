package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What may delimit the cells of a text, with how likely that is before the cells are looked at. Any character that stands
 * on most lines is asked, and any run of punctuation.
 */
final class Delimiters {
    private static final int ASKED_LINES = 200;
    private static final int MOST = 16;
    private static final int LONGEST = 8;
    private static final Map<String, Double> USUAL = usual();
    /** What stands within dates, amounts, links and names far more often than between cells. */
    private static final String INNER = ".\"'/\\-_()[]{}<>+%$@?";

    private Delimiters() {}

    private static Map<String, Double> usual() {
        Map<String, Double> usual = new LinkedHashMap<>();
        usual.put(",", 1.0);
        usual.put(";", 1.0);
        usual.put("\t", 1.0);
        usual.put("|", 1.0);
        usual.put(" ", 0.6);
        usual.put(":", 0.5);
        return usual;
    }

    static Map<String, Double> of(List<String> lines) {
        List<String> asked = lines.stream()
                .filter(line -> !line.isBlank())
                .limit(ASKED_LINES)
                .toList();
        Map<String, Integer> linesWith = new HashMap<>();
        for (String line : asked) {
            runs(line).keySet().forEach(run -> linesWith.merge(run, 1, Integer::sum));
        }
        Map<String, Double> found = new LinkedHashMap<>();
        USUAL.forEach((delimiter, weight) -> {
            if (asked.stream().anyMatch(line -> line.contains(delimiter))) {
                found.put(delimiter, weight);
            }
        });
        linesWith.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > asked.size() && !USUAL.containsKey(entry.getKey()))
                .filter(entry -> !isLetter(entry.getKey()) || isSteady(entry.getKey(), asked))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(entry -> found.put(entry.getKey(), weight(entry.getKey())));
        return found;
    }

    private static double weight(String delimiter) {
        if (delimiter.length() > 1) {
            return 0.95;
        }
        return delimiter.charAt(0) < ' ' ? 1.0 : 0.6;
    }

    private static boolean isLetter(String delimiter) {
        return Character.isLetter(delimiter.charAt(0));
    }

    /** Whether it stands on most lines equally often, more than once, as no letter of a text does. */
    private static boolean isSteady(String delimiter, List<String> lines) {
        Map<Long, Long> times = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.chars()
                                .filter(c -> c == delimiter.charAt(0))
                                .count(),
                        Collectors.counting()));
        return times.entrySet().stream().anyMatch(e -> e.getKey() > 1 && e.getValue() * 2 >= lines.size());
    }

    /** Single characters and runs of punctuation of a line, with how often they stand there. */
    private static Map<String, Integer> runs(String line) {
        Map<String, Integer> counts = new HashMap<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : 'a';
            boolean isEscape = c == '\\' && i + 1 < line.length() && isQuote(line.charAt(i + 1));
            boolean isPart =
                    !isQuote(c) && !isEscape && (c == '\t' || c > ' ' && c < 127 && !Character.isLetterOrDigit(c));
            if (isPart) {
                run.append(c);
            } else {
                if (run.length() > 1 && run.length() <= LONGEST) {
                    halves(run.toString()).forEach(half -> counts.merge(half, 1, Integer::sum));
                }
                run.setLength(0);
            }
            if (i < line.length() && (c > 127 || c < ' ' || isPart && INNER.indexOf(c) < 0)) {
                counts.merge(String.valueOf(c), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Where a cell is empty, two delimiters stand together. */
    private static List<String> halves(String run) {
        List<String> parts = new ArrayList<>(List.of(run));
        String half = run.substring(0, run.length() / 2);
        if (half.length() > 1 && run.equals(half + half)) {
            parts.add(half);
        }
        return parts;
    }
}
