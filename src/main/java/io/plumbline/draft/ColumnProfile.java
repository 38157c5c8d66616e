package io.plumbline.draft;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the cells of one column of a sample have in common. Holds no value longer than the sample is read. */
final class ColumnProfile {
    /** What exports write for nothing, beside an empty cell. */
    private static final Set<String> WORDS_FOR_NOTHING =
            Set.of("--", "-", "null", "NULL", "N/A", "n/a", "#N/A", "(not set)", "None", "NaN");

    private final String header;
    private final Map<CellForm, Long> fitting = new EnumMap<>(CellForm.class);
    private final Map<String, Long> nothings = new TreeMap<>();
    private final Set<String> distinct = new HashSet<>();
    private long rows;
    private long filled;

    ColumnProfile(String header) {
        this.header = header;
    }

    void add(String cell) {
        String value = cell.strip();
        rows++;
        if (value.isEmpty()) {
            return;
        }
        if (WORDS_FOR_NOTHING.contains(value)) {
            nothings.merge(value, 1L, Long::sum);
            return;
        }
        filled++;
        distinct.add(value);
        for (CellForm form : CellForm.values()) {
            if (form.fits(value)) {
                fitting.merge(form, 1L, Long::sum);
            }
        }
    }

    String header() {
        return header;
    }

    /** The narrowest form that all values have; of two orders of day and month that both fit, neither is told. */
    CellForm form() {
        return Arrays.stream(CellForm.values())
                .filter(form -> filled > 0 && fitting.getOrDefault(form, 0L) == filled)
                .findFirst()
                .orElse(CellForm.TEXT);
    }

    /** Whether day and month could be the other way round. */
    boolean isDayOrderOpen() {
        return form() == CellForm.DAY_MONTH_FIRST && fitting.getOrDefault(CellForm.DAY_DAY_FIRST, 0L) == filled;
    }

    Set<String> nothings() {
        return nothings.keySet();
    }

    boolean isComplete() {
        return rows > 0 && filled == rows;
    }

    boolean isUnique() {
        return isComplete() && distinct.size() == rows;
    }

    long filled() {
        return filled;
    }

    long rows() {
        return rows;
    }

    static boolean isUniqueTogether(List<List<String>> rows, int one, int other) {
        Set<List<String>> seen = new HashSet<>();
        return rows.stream().allMatch(row -> seen.add(List.of(row.get(one), row.get(other))));
    }
}
