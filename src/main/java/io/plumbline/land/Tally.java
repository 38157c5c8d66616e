package io.plumbline.land;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts the fates of one file's records. */
final class Tally {
    /** Quarantined rows kept with their cells; further ones are counted only. */
    static final int MAX_KEPT = 10_000;

    /** Stands for the number of rows among the sums of columns. */
    private static final String ROWS = "(rows)";

    private final ReadPlan plan;
    private final ControlSums controls;
    private final long[] recognised = new long[Recognised.values().length];
    private final List<QuarantinedRow> kept = new ArrayList<>();
    private long landed;
    private long quarantined;

    Tally(ReadPlan plan) {
        this.plan = plan;
        this.controls = new ControlSums(plan);
    }

    void add(Fate fate) {
        if (fate instanceof Fate.Landed row) {
            landed++;
            controls.add(row);
        } else if (fate instanceof Recognised known) {
            recognised[known.ordinal()]++;
        } else if (fate instanceof QuarantinedRow row) {
            quarantined++;
            controls.refuse(row.cells());
            if (kept.size() < MAX_KEPT) {
                kept.add(row);
            }
        } else if (fate instanceof Fate.Totals totals) {
            recognised[Recognised.TOTALS.ordinal()]++;
            controls.state(totals.cells());
        }
    }

    FileReport report(Delivery delivery, long read) {
        List<String> problems = new ArrayList<>(delivery.inspection().problems());
        problems.addAll(controls.problems());
        statedRows(delivery).stream().filter(rows -> !rows.ties()).forEach(rows -> problems.add(rowsProblem(rows)));
        return report(delivery, read, problems);
    }

    /** The report of a file that is rejected or empty. */
    FileReport unread(Delivery delivery) {
        return report(delivery, 0, delivery.inspection().problems());
    }

    private FileReport report(Delivery delivery, long read, List<String> problems) {
        Layout layout = delivery.inspection().layout();
        return new FileReport(
                delivery.export(),
                delivery.id(),
                delivery.file(),
                delivery.bytes(),
                delivery.verdict(),
                delivery.reason(),
                layout.encoding(),
                layout.delimiter(),
                layout.headerLine(),
                read,
                landed,
                quarantined,
                counts(),
                kept,
                totals(delivery),
                problems);
    }

    private List<ControlTotal> totals(Delivery delivery) {
        List<ControlTotal> totals = new ArrayList<>(controls.totals());
        if (delivery.verdict() == Verdict.READABLE) {
            statedRows(delivery).ifPresent(totals::add);
        }
        return totals;
    }

    /** The rows that landed beside the number that the file states of itself; empty where the contract names none. */
    private Optional<ControlTotal> statedRows(Delivery delivery) {
        if (plan.statedRows().isEmpty()) {
            return Optional.empty();
        }
        String stated = delivery.inspection().layout().constants().getOrDefault(plan.statedRows(), "");
        return Optional.of(new ControlTotal(
                ROWS,
                BigDecimal.valueOf(landed),
                BigDecimal.valueOf(quarantined),
                Amount.parse(stated).orElse(null)));
    }

    private static String rowsProblem(ControlTotal rows) {
        return "%s rows landed, but the file states %s"
                .formatted(
                        rows.landed().toPlainString(),
                        Objects.requireNonNull(rows.stated()).toPlainString());
    }

    private Map<Recognised, Long> counts() {
        Map<Recognised, Long> counts = new EnumMap<>(Recognised.class);
        for (Recognised kind : Recognised.values()) {
            if (recognised[kind.ordinal()] > 0) {
                counts.put(kind, recognised[kind.ordinal()]);
            }
        }
        return counts;
    }
}
