package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi.Better;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** How a value stands against its target, by its effect on the business. Within 2 % of the target it is met. */
public enum Standing {
    AHEAD("Ahead of target", "M2 11 7 3l5 8z"),
    ON_TARGET("On target", "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2z"),
    BEHIND("Behind target", "M2 3l5 8 5-8z"),
    NO_TARGET("No target", "M2 6h10v2H2z"),
    NO_VALUE("No value", "M3 2 7 6l4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z");

    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private final String words;
    private final String icon;

    Standing(String words, String icon) {
        this.words = words;
        this.icon = icon;
    }

    static Standing of(Better better, Optional<BigDecimal> actual, Optional<BigDecimal> target) {
        if (actual.isEmpty()) {
            return NO_VALUE;
        }
        if (target.isEmpty()) {
            return NO_TARGET;
        }
        BigDecimal gain = better == Better.HIGHER
                ? actual.get().subtract(target.get())
                : target.get().subtract(actual.get());
        if (gain.abs().compareTo(target.get().abs().multiply(TOLERANCE)) <= 0) {
            return ON_TARGET;
        }
        return gain.signum() > 0 ? AHEAD : BEHIND;
    }

    /** (actual - target) / |target|; empty when there is nothing to compare or the target is 0. */
    static Optional<BigDecimal> varianceShare(Optional<BigDecimal> actual, Optional<BigDecimal> target) {
        return variance(actual, target)
                .filter(variance -> target.orElseThrow().signum() != 0)
                .map(variance -> variance.divide(target.orElseThrow().abs(), MathContext.DECIMAL64));
    }

    /** actual - target; empty when one of them is. */
    static Optional<BigDecimal> variance(Optional<BigDecimal> actual, Optional<BigDecimal> target) {
        return actual.flatMap(value -> target.map(value::subtract));
    }

    /** What it says, for those who see no colour. */
    String words() {
        return words;
    }

    /** Its shape, told apart without colour: an SVG path on a field of 14 by 14. */
    String icon() {
        return icon;
    }

    /** Whether it counts among the targets that are met. */
    boolean isMet() {
        return this == AHEAD || this == ON_TARGET;
    }

    boolean hasTarget() {
        return isMet() || this == BEHIND;
    }

    String cssClass() {
        return switch (this) {
            case AHEAD, ON_TARGET -> "good";
            case BEHIND -> "bad";
            case NO_TARGET, NO_VALUE -> "none";
        };
    }
}
