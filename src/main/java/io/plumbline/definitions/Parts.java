package io.plumbline.definitions;

import java.util.Arrays;

/** Ways to write shares as whole numbers of a common total. */
public final class Parts {
    private static final int BILLION = 1_000_000_000;

    private Parts() {}

    /** The same for each. */
    public static long[] even(int size) {
        long[] parts = new long[size];
        Arrays.fill(parts, 1);
        return parts;
    }

    static long[] allTo(int index, int size) {
        long[] parts = new long[size];
        parts[index] = 1;
        return parts;
    }

    /** Billionths of the sum of weights that are no whole numbers; the sum is above 0. */
    public static long[] billionths(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        long[] parts = new long[weights.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.round(weights[i] / sum * BILLION);
        }
        return parts;
    }
}
