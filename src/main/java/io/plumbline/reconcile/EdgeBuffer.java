package io.plumbline.reconcile;

import java.util.Arrays;

/** Pairs of keys, 16 bytes a pair. */
final class EdgeBuffer {
    private long[] ends = new long[32];
    private int size;

    void add(long left, long right) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Growth.after(size) & ~1);
        }
        ends[size] = left;
        ends[size + 1] = right;
        size += 2;
    }

    /** Number of pairs. */
    int size() {
        return size / 2;
    }

    long left(int pair) {
        return ends[2 * pair];
    }

    long right(int pair) {
        return ends[2 * pair + 1];
    }
}
