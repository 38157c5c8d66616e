package io.plumbline.match;

import java.util.Arrays;

/** Remembers the levels of value pairs that were compared lately: within a block the same values meet again and again. */
final class LevelMemory {
    private static final int BITS = 14;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Comparison comparison;
    private final long[] pairs = new long[1 << BITS];
    private final byte[] levels = new byte[1 << BITS];

    LevelMemory(Comparison comparison) {
        this.comparison = comparison;
        Arrays.fill(pairs, -1);
    }

    int level(int left, int right) {
        if (left == right || left == Values.UNKNOWN || right == Values.UNKNOWN) {
            return comparison.level(left, right);
        }
        long pair = (long) left << 32 | right;
        int slot = (int) (pair * SPREAD >>> (Long.SIZE - BITS));
        if (pairs[slot] != pair) {
            pairs[slot] = pair;
            levels[slot] = (byte) comparison.level(left, right);
        }
        return levels[slot];
    }
}
