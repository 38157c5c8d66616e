package io.plumbline.land;

import io.plumbline.land.TablePlan.PlannedTotals;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How totals rows of one export look: labelled as such, and without a value in the columns that every other row fills.
 * An empty label means that those columns alone tell them.
 */
final class TotalsRule {
    private static final Match NO = new Match(false, "", "");
    private static final Match YES = new Match(true, "", "");
    private final ReadPlan plan;
    private final PlannedTotals rule;
    private final Pattern label;

    TotalsRule(ReadPlan plan, PlannedTotals rule) {
        this.plan = plan;
        this.rule = rule;
        this.label = Pattern.compile(rule.label());
    }

    record Match(boolean isTotals, String column, String reason) {}

    Match match(String firstFilled, @Nullable String[] folded) {
        int filled = firstFilledOfEmpty(folded);
        boolean isEmpty = filled < 0;
        boolean isLabelled = rule.label().isEmpty()
                ? isEmpty
                : label.matcher(firstFilled.strip()).matches();
        if (isEmpty && isLabelled) {
            return YES;
        }
        if (!isEmpty && !isLabelled) {
            return NO;
        }
        return isLabelled
                ? new Match(
                        false,
                        plan.columns().get(filled).name(),
                        "labelled as a totals row, but this column holds a value")
                : new Match(
                        false,
                        "",
                        "no value in any column that only totals rows leave empty, but not labelled as a totals row");
    }

    boolean isControl(String firstFilled) {
        return rule.control().stream().anyMatch(control -> control.isEmpty() || control.equals(firstFilled.strip()));
    }

    private int firstFilledOfEmpty(@Nullable String[] folded) {
        for (int column : rule.empty()) {
            String cell = folded[column];
            if (cell != null && !plan.isNull(cell)) {
                return column;
            }
        }
        return -1;
    }
}
