package io.plumbline.attribute;

import io.plumbline.definitions.Weighing;

/**
 * What share of a milestone each touch of a journey earns, as whole numbers of one common total: thirds stay thirds. What is
 * irrational or learnt is counted in billionths; all else is exact.
 */
final class Weights {
    /** All to the only one. */
    static final Weights ONE = new Weights(new long[] {1});

    private final long[] parts;
    private final long total;

    private Weights(long[] parts) {
        this.parts = parts;
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        this.total = sum;
    }

    static Weights of(Weighing weighing) {
        return new Weights(weighing.parts());
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
}
