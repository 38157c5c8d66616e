package io.plumbline.match;

import java.util.Arrays;

/** Pairs of records, eight bytes each. */
final class PairBuffer {
    private long[] pairs = new long[64];
    private int size;

    void add(int one, int other) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.addExact(size, size));
        }
        pairs[size++] = Links.pair(one, other);
    }

    long[] pairs() {
        return Arrays.copyOf(pairs, size);
    }
}
