package io.plumbline.land;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the fates of one file's records. */
final class Tally {
    /** Quarantined rows kept with their cells; further ones are counted only. */
    static final int MAX_KEPT = 10_000;

    private final ControlSums controls;
    private final long[] recognised = new long[Recognised.values().length];
    private final List<QuarantinedRow> kept = new ArrayList<>();
    private long landed;
    private long quarantined;

    Tally(ReadPlan plan) {
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
                controls.totals(),
                problems);
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
