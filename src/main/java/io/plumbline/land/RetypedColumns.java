package io.plumbline.land;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds columns whose cells can no longer be read, from the first records of a file: then the source has changed, and the file
 * is refused as a whole rather than quarantined record by record.
 */
final class RetypedColumns {
    /** Records that are looked at. A file that changes its mind below is quarantined record by record, and a gate counts that. */
    private static final int RECORDS = 10_000;

    /** A share of fewer cells says nothing of the column. */
    private static final int LEAST_CELLS = 10;

    private final ReadPlan plan;
    private final long[] filled;
    private final long[] unreadable;

    private RetypedColumns(ReadPlan plan) {
        this.plan = plan;
        this.filled = new long[plan.columns().size()];
        this.unreadable = new long[plan.columns().size()];
    }

    /** Why the file is refused, or "". */
    static String damage(ReadPlan plan, Delivery delivery) throws IOException {
        if (plan.forms().isEmpty() || delivery.verdict() != Verdict.READABLE) {
            return "";
        }
        RetypedColumns columns = new RetypedColumns(plan);
        try (DeliveryReader reader = DeliveryReader.open(plan, delivery)) {
            Fate.Landed row = reader.next();
            for (int read = 0; row != null && read < RECORDS; read++) {
                columns.count(row);
                row = reader.next();
            }
        }
        return columns.damage();
    }

    private void count(Fate.Landed row) {
        plan.forms().forEach((column, form) -> {
            String cell = row.text(column);
            if (cell != null && !plan.isNull(cell)) {
                filled[column]++;
                unreadable[column] += form.fits(cell.strip()) ? 0 : 1;
            }
        });
    }

    private String damage() {
        List<String> retyped = new ArrayList<>();
        plan.forms().forEach((column, form) -> {
            boolean isRetyped = filled[column] >= LEAST_CELLS && unreadable[column] > plan.retyped() * filled[column];
            if (isRetyped) {
                retyped.add(
                        "column %s has changed its type: %d of its first %d cells are not %s, more than the share of %s that the contract allows (drift.retyped)"
                                .formatted(
                                        plan.columns().get(column).name(),
                                        unreadable[column],
                                        filled[column],
                                        form.words(),
                                        plan.retyped()));
            }
        });
        return String.join("; ", retyped);
    }
}
