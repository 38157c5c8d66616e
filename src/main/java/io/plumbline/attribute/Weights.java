package io.plumbline.attribute;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.AttributionModel.Shape;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What share of a milestone each touch of a journey earns, as whole numbers of one common total: thirds stay thirds.
 * Time decay is irrational and counted in billionths; all other models are exact.
 */
final class Weights {
    private static final int BILLION = 1_000_000_000;
    private static final int SHARE_DECIMALS = 4;

    private final long[] parts;
    private final long total;

    private Weights(long[] parts) {
        this.parts = parts;
        this.total = Arrays.stream(parts).sum();
    }

    /** The model's weights for a journey that has touches. */
    static Weights of(Shape shape, Journey journey) {
        int n = journey.size();
        if (n == 0) {
            throw new IllegalArgumentException("a journey without touches has no weights");
        }
        if (shape instanceof Shape.FirstTouch) {
            return allTo(0, n);
        }
        if (shape instanceof Shape.LastTouch) {
            return allTo(n - 1, n);
        }
        if (shape instanceof Shape.Linear) {
            return new Weights(even(n));
        }
        if (shape instanceof Shape.PositionBased positions) {
            return new Weights(positionBased(positions, journey));
        }
        if (shape instanceof Shape.TimeDecay decay) {
            return new Weights(timeDecay(decay.halfLifeDays().doubleValue(), journey));
        }
        throw new IllegalStateException("no weights for " + shape);
    }

    /** These weights at the given places of a longer journey, in which all others weigh nothing. */
    Weights spread(int[] places, int size) {
        long[] spread = new long[size];
        for (int i = 0; i < places.length; i++) {
            spread[places[i]] = parts[i];
        }
        return new Weights(spread);
    }

    int size() {
        return parts.length;
    }

    long part(int index) {
        return parts[index];
    }

    long total() {
        return total;
    }

    /** The touch's share of 1. */
    double share(int index) {
        return (double) parts[index] / total;
    }

    private static Weights allTo(int index, int n) {
        long[] parts = new long[n];
        parts[index] = 1;
        return new Weights(parts);
    }

    private static long[] even(int n) {
        long[] parts = new long[n];
        Arrays.fill(parts, 1);
        return parts;
    }

    private static long[] positionBased(Shape.PositionBased shape, Journey journey) {
        long[] held = new long[journey.size()];
        boolean[] isHolder = new boolean[held.length];
        shape.shares()
                .forEach((position, share) -> journey.holder(position).ifPresent(index -> {
                    held[index] += tenThousandths(share);
                    isHolder[index] = true;
                }));
        long rest = tenThousandths(shape.rest());
        return switch (shape.leftover()) {
            case IN_PROPORTION -> withRest(held, isHolder, rest);
            case EVENLY -> withLeftover(held, isHolder, rest);
        };
    }

    /** What is missing from the whole counts once for each holder, so that each of those gets a whole number of it. */
    private static long[] withLeftover(long[] held, boolean[] isHolder, long rest) {
        int holders = 0;
        for (boolean holds : isHolder) {
            holders += holds ? 1 : 0;
        }
        if (holders == 0) {
            return even(held.length);
        }
        boolean hasOthers = holders < held.length;
        long leftover = tenThousandths(BigDecimal.ONE) - Arrays.stream(held).sum() - (hasOthers ? rest : 0);
        for (int i = 0; i < held.length; i++) {
            held[i] = isHolder[i] ? held[i] * holders + leftover : 0;
        }
        return withRest(held, isHolder, rest * holders);
    }

    /**
     * What is held counts once for each other touch, so that each of those gets a whole number of the rest. What nobody
     * holds drops out and the others grow, because parts count against their own total.
     */
    private static long[] withRest(long[] held, boolean[] isHolder, long rest) {
        int others = 0;
        for (boolean holds : isHolder) {
            others += holds ? 0 : 1;
        }
        long[] parts = new long[held.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = isHolder[i] ? held[i] * Math.max(1, others) : rest;
        }
        return Arrays.stream(parts).sum() == 0 ? even(parts.length) : parts;
    }

    /** Relative to the youngest touch, so that a journey of old touches does not vanish. StrictMath: the same on every machine. */
    private static long[] timeDecay(double halfLifeDays, Journey journey) {
        int n = journey.size();
        double youngest = journey.ageDays(n - 1);
        double[] raw = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            raw[i] = StrictMath.pow(2, (youngest - journey.ageDays(i)) / halfLifeDays);
            sum += raw[i];
        }
        long[] parts = new long[n];
        for (int i = 0; i < n; i++) {
            parts[i] = Math.round(raw[i] / sum * BILLION);
        }
        return parts;
    }

    private static long tenThousandths(BigDecimal share) {
        try {
            return share.movePointRight(SHARE_DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw new PlumblineException(
                    "an attribution model's share is " + share.toPlainString() + "; shares have at most "
                            + SHARE_DECIMALS + " decimals. Round it in conf/models/.",
                    e);
        }
    }
}
