package io.plumbline.attribute;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Splits a whole number of smallest units by weights so that the parts sum to the whole: everybody gets the part
 * rounded towards 0, what is left goes one by one to the largest remainders, ties to the earlier touch. A negative
 * whole is split like its opposite. Whole numbers only, so the result is the same on every machine.
 */
final class Allocation {
    /** Beyond this, rest times weight may not fit into 64 bits, and is divided as a number of any size. */
    private static final long LARGEST_OF_64_BITS = 3_000_000_000L;

    private Allocation() {}

    /** The parts, in the order of the weights. */
    static long[] split(long whole, Weights weights) {
        long total = weights.total();
        if (total < 1 || bits(total) + bits(weights.size()) >= Long.SIZE) {
            throw new IllegalArgumentException("weights of " + weights.size() + " touches sum to " + total
                    + "; allocation needs 1 or more, and both together in 63 bits");
        }
        long size = Math.abs(whole);
        long quotient = size / total;
        long rest = size % total;
        long[] parts = new long[weights.size()];
        long left = size;
        for (int i = 0; i < parts.length; i++) {
            // Neighbours mostly weigh the same, and divisions are what splitting costs.
            parts[i] = i > 0 && weights.part(i) == weights.part(i - 1)
                    ? parts[i - 1]
                    : quotient * weights.part(i) + divided(rest, weights.part(i), total);
            left -= parts[i];
        }
        if (left > 0) {
            handOut(left, size, weights, parts);
        }
        if (whole < 0) {
            Arrays.setAll(parts, i -> -parts[i]);
        }
        return parts;
    }

    private static void handOut(long left, long size, Weights weights, long[] parts) {
        int indexBits = bits(parts.length);
        long[] queue = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            // Of two products that may be too large for 64 bits the difference is not: it is below the total.
            long remainder = size * weights.part(i) - parts[i] * weights.total();
            int place = parts.length - 1 - i;
            queue[place] = remainder << indexBits | place; // in order already where all weigh the same
        }
        Arrays.sort(queue);
        for (int served = 0; served < left; served++) {
            long index = queue[queue.length - 1 - served] & ((1L << indexBits) - 1);
            parts[parts.length - 1 - (int) index]++;
        }
    }

    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    private static long divided(long rest, long part, long total) {
        if (rest == 0) {
            return 0;
        }
        return total <= LARGEST_OF_64_BITS
                ? rest * part / total
                : BigInteger.valueOf(rest)
                        .multiply(BigInteger.valueOf(part))
                        .divide(BigInteger.valueOf(total))
                        .longValueExact();
    }
}
