package io.plumbline.attribute;

import io.plumbline.definitions.JourneyShape;
import java.util.Arrays;

/**
 * What share of a milestone each touch of a journey earns, as whole numbers of one common total: thirds stay thirds. What is
 * irrational or learnt is counted in billionths; all else is exact.
 */
final class Weights {
    private final long[] parts;
    private final long total;

    private Weights(long[] parts) {
        this.parts = parts;
        this.total = Arrays.stream(parts).sum();
    }

    /** The weights by a kind of model for a journey that has touches. */
    static Weights of(JourneyShape shape, Journey journey) {
        if (journey.size() == 0) {
            throw new IllegalArgumentException("a journey without touches has no weights");
        }
        return new Weights(shape.parts(journey));
    }

    static Weights of(long... parts) {
        return new Weights(parts.clone());
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
}
