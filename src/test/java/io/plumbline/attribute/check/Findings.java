package io.plumbline.attribute.check;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares and prints a line for each comparison; remembers whether all held. */
final class Findings {
    private final PrintStream out;
    private boolean hold = true;

    Findings(PrintStream out) {
        this.out = out;
    }

    boolean hold() {
        return hold;
    }

    void title(String title) {
        out.println(title);
    }

    /** Says what is not compared, or is meant to differ, and why. */
    void differs(String what, String reason) {
        out.println("  differs  " + what + ": " + reason);
    }

    /** Every name on either side; a name that is missing counts as 0. */
    void equal(String what, Map<String, Double> actual, Map<String, Double> expected, double tolerance) {
        Set<String> names = new TreeSet<>(actual.keySet());
        names.addAll(expected.keySet());
        double worst = 0;
        String where = "";
        for (String name : names) {
            double off = Math.abs(actual.getOrDefault(name, 0d) - expected.getOrDefault(name, 0d));
            if (!(off <= worst)) {
                worst = off;
                where = " at " + name;
            }
        }
        line(
                worst <= tolerance && !expected.isEmpty(),
                "%s: %d figures, worst %.1e%s, allowed %.0e".formatted(what, names.size(), worst, where, tolerance));
    }

    void equal(String what, double actual, double expected, double tolerance) {
        equal(what, Map.of("value", actual), Map.of("value", expected), tolerance);
    }

    void sumsTo(String what, Map<String, Double> credits, double whole) {
        double sum = credits.values().stream().mapToDouble(credit -> credit).sum();
        boolean isNegative = credits.values().stream().anyMatch(credit -> credit < 0);
        line(
                !isNegative && Math.abs(sum - whole) <= 1e-9 * Math.max(1, whole),
                String.format(Locale.ROOT, "%s: adds up to %.6f of %.6f, none negative", what, sum, whole));
    }

    void holds(String what, boolean isTrue) {
        line(isTrue, what);
    }

    private void line(boolean isTrue, String text) {
        hold &= isTrue;
        out.println((isTrue ? "  holds    " : "  FAILS    ") + text);
    }
}
