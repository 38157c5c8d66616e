package io.plumbline.attribute;

import java.util.Arrays;

/**
 * Splits a whole number of smallest units by weights so that the parts sum to the whole: everybody gets the part
 * rounded towards 0, what is left goes one by one to the largest remainders, ties to the earlier touch. A negative
 * whole is split like its opposite. Whole numbers only, so the result is the same on every machine.
 */
final class Allocation {
    /** Beyond this, remainder times weight would not fit into 64 bits. */
    private static final long LARGEST_TOTAL = 3_000_000_000L;

    private static final int INDEX_BITS = 31;

    private Allocation() {}

    /** The parts, in the order of the weights. */
    static long[] split(long whole, Weights weights) {
        long total = weights.total();
        if (total < 1 || total > LARGEST_TOTAL) {
            throw new IllegalArgumentException(
                    "weights sum to " + total + "; allocation works from 1 to " + LARGEST_TOTAL);
        }
        long size = Math.abs(whole);
        long quotient = size / total;
        long rest = size % total;
        long[] parts = new long[weights.size()];
        long left = size;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = quotient * weights.part(i) + rest * weights.part(i) / total;
            left -= parts[i];
        }
        if (left > 0) {
            handOut(left, rest, weights, parts);
        }
        if (whole < 0) {
            Arrays.setAll(parts, i -> -parts[i]);
        }
        return parts;
    }

    private static void handOut(long left, long rest, Weights weights, long[] parts) {
        long[] queue = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            long remainder = rest * weights.part(i) % weights.total();
            queue[i] = remainder << INDEX_BITS | (parts.length - 1 - i);
        }
        Arrays.sort(queue);
        for (int served = 0; served < left; served++) {
            long index = queue[queue.length - 1 - served] & ((1L << INDEX_BITS) - 1);
            parts[parts.length - 1 - (int) index]++;
        }
    }
}
