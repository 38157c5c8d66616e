package io.plumbline.land;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a row has an identity: its key cells hold values that no spreadsheet has rounded. */
final class KeyCheck {
    private static final Pattern ROUNDED = Pattern.compile("\\s*\\d(?:[.,]\\d+)?[Ee]\\+\\d{1,3}\\s*");
    private final ReadPlan plan;
    private final int[] key;

    KeyCheck(ReadPlan plan) {
        this.plan = plan;
        this.key = plan.key().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Position of the first key column without a usable value, or -1. */
    int firstBad(@Nullable String[] cells) {
        for (int column : key) {
            String cell = cells[column];
            if (cell == null || plan.isNull(cell) || isRounded(cell)) {
                return column;
            }
        }
        return -1;
    }

    String reason(@Nullable String cell) {
        return cell != null && isRounded(cell)
                ? "the id was turned into a number by a spreadsheet (like 1.2E+17): its last digits are lost"
                : "a key column without a value: the row has no identity";
    }

    private static boolean isRounded(String cell) {
        return cell.indexOf('+') > 0 && ROUNDED.matcher(cell).matches();
    }
}
