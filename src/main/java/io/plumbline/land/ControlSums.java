package io.plumbline.land;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up the control columns of landed and of quarantined rows, and holds the former against the file's own totals row. */
final class ControlSums {
    private final ReadPlan plan;
    private final int[] columns;
    private final boolean hasTotals;
    private final BigDecimal[] landed;
    private final BigDecimal[] quarantined;
    private final long[] unreadable;
    private @Nullable String @Nullable [] stated;

    ControlSums(ReadPlan plan) {
        this.plan = plan;
        this.hasTotals =
                plan.table().totals().stream().anyMatch(t -> !t.control().isEmpty());
        this.columns = plan.controls().stream().mapToInt(Integer::intValue).toArray();
        this.landed = new BigDecimal[columns.length];
        this.quarantined = new BigDecimal[columns.length];
        this.unreadable = new long[columns.length];
        Arrays.fill(landed, BigDecimal.ZERO);
        Arrays.fill(quarantined, BigDecimal.ZERO);
    }

    void add(Fate.Landed row) {
        for (int i = 0; i < columns.length; i++) {
            String cell = row.text(columns[i]);
            if (cell != null && !plan.isNull(cell)) {
                Optional<BigDecimal> amount = Amount.parse(cell);
                landed[i] = amount.map(landed[i]::add).orElse(landed[i]);
                unreadable[i] += amount.isPresent() ? 0 : 1;
            }
        }
    }

    /** @param cells by header */
    void refuse(Map<String, String> cells) {
        for (int i = 0; i < columns.length; i++) {
            List<String> headers = plan.columns().get(columns[i]).headers();
            BigDecimal before = quarantined[i];
            quarantined[i] = cells.entrySet().stream()
                    .filter(cell -> headers.contains(Headers.normal(cell.getKey())))
                    .findFirst()
                    .flatMap(cell -> Amount.parse(cell.getValue()))
                    .map(before::add)
                    .orElse(before);
        }
    }

    void state(@Nullable String[] cells) {
        stated = cells;
    }

    /** One per control column. */
    List<ControlTotal> totals() {
        List<ControlTotal> totals = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            totals.add(new ControlTotal(
                    name(i), landed[i], quarantined[i], stated(i).orElse(null)));
        }
        return totals;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (hasTotals && columns.length > 0 && stated == null) {
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
            BigDecimal expected = total.stated();
            if (expected != null && !total.ties()) {
                problems.add("%s adds up to %s, but the totals row states %s"
                        .formatted(total.column(), total.landed().toPlainString(), expected.toPlainString()));
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
