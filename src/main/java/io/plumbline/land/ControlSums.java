package io.plumbline.land;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up the control columns of landed rows and holds the sums against the file's own totals row. */
final class ControlSums {
    private final ReadPlan plan;
    private final int[] columns;
    private final BigDecimal[] sums;
    private final long[] unreadable;
    private @Nullable String @Nullable [] stated;

    ControlSums(ReadPlan plan) {
        this.plan = plan;
        boolean hasControl =
                plan.table().totals().stream().anyMatch(t -> !t.control().isEmpty());
        this.columns = hasControl
                ? plan.controls().stream().mapToInt(Integer::intValue).toArray()
                : new int[0];
        this.sums = new BigDecimal[columns.length];
        this.unreadable = new long[columns.length];
        Arrays.fill(sums, BigDecimal.ZERO);
    }

    void add(@Nullable String[] cells) {
        for (int i = 0; i < columns.length; i++) {
            String cell = cells[columns[i]];
            if (cell != null && !plan.isNull(cell)) {
                Optional<BigDecimal> amount = Amount.parse(cell);
                sums[i] = amount.isPresent() ? sums[i].add(amount.get()) : sums[i];
                unreadable[i] += amount.isPresent() ? 0 : 1;
            }
        }
    }

    void state(@Nullable String[] cells) {
        stated = cells;
    }

    /** One per control column that the totals row states readably. */
    List<ControlTotal> totals() {
        List<ControlTotal> totals = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            int at = i;
            stated(i).ifPresent(amount -> totals.add(new ControlTotal(name(at), sums[at], amount)));
        }
        return totals;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (columns.length > 0 && stated == null) {
            problems.add("the totals row is missing: nothing proves that the file is complete");
        }
        for (int i = 0; i < columns.length; i++) {
            if (unreadable[i] > 0) {
                problems.add("%s is no number in %d rows: its control total is without them"
                        .formatted(name(i), unreadable[i]));
            }
            if (stated != null && stated(i).isEmpty()) {
                problems.add("the totals row states no %s".formatted(name(i)));
            }
        }
        for (ControlTotal total : totals()) {
            if (!total.ties()) {
                problems.add("%s adds up to %s, but the totals row states %s"
                        .formatted(
                                total.column(),
                                total.landed().toPlainString(),
                                total.stated().toPlainString()));
            }
        }
        return problems;
    }

    private Optional<BigDecimal> stated(int i) {
        String cell = stated == null ? null : stated[columns[i]];
        return cell == null || plan.isNull(cell) ? Optional.empty() : Amount.parse(cell);
    }

    private String name(int i) {
        return plan.columns().get(columns[i]).name();
    }
}
