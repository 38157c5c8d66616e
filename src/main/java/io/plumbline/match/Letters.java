package io.plumbline.match;

/**
 * The values of a column as bytes, each with the set of its characters as 64 bits: two sets tell at once, and without loss,
 * that two values cannot be as alike as asked for.
 */
final class Letters {
    private final byte[][] bytes;
    private final long[] sets;

    Letters(Values values) {
        bytes = values.bytes();
        sets = new long[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            for (byte letter : bytes[i]) {
                sets[i] |= 1L << (letter & 63);
            }
        }
    }

    byte[] of(int value) {
        return bytes[value];
    }

    /** At least so many different characters of the one are not in the other. */
    int missing(int value, int other) {
        return Long.bitCount(sets[value] & ~sets[other]);
    }
}
