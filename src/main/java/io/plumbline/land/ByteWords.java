package io.plumbline.land;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text at a time, as one number. The masks have the highest bit of each byte set where the byte is what was asked
 * for; the lowest byte is the first of the text.
 */
final class ByteWords {
    static final int BYTES = Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private ByteWords() {}

    static long at(byte[] text, int position) {
        return (long) LONGS.get(text, position);
    }

    /** A word of this byte only. */
    static long of(byte b) {
        return (b & 0xFFL) * ONES;
    }

    /** Where the two words have the same byte; exact. */
    static long equal(long word, long other) {
        long difference = word ^ other;
        return ~(((difference & ~HIGH) + ~HIGH) | difference) & HIGH;
    }

    /** Where the two words have the same byte; the first byte of the mask is exact, later ones may be too many. */
    static long firstEqual(long word, long other) {
        long difference = word ^ other;
        return (difference - ONES) & ~difference & HIGH;
    }

    /** Where the word has a byte below the limit, of 1 to 128; the first byte of the mask is exact, later ones may be too many. */
    static long below(long word, int limit) {
        return (word - limit * ONES) & ~word & HIGH;
    }

    /** A bit for each byte of a mask, the first byte's lowest. */
    static long bits(long mask) {
        return (mask >>> 7) * 0x0102040810204080L >>> 56;
    }

    /** The position of the first byte that is no ASCII, or the end. */
    static int endOfAscii(byte[] text, int from, int to) {
        int i = from;
        while (i + BYTES <= to && (at(text, i) & HIGH) == 0) {
            i += BYTES;
        }
        while (i < to && text[i] >= 0) {
            i++;
        }
        return i;
    }

    /** What a mask has in the first so many bytes. */
    static long before(int bytes, long mask) {
        return bytes == BYTES ? mask : mask & ((1L << 8 * bytes) - 1);
    }

    /** The position in its word of a mask's first byte; behind the word's end if the mask is 0. */
    static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** The position in its word of a mask's last byte; the mask is not 0. */
    static int last(long mask) {
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(mask)) >>> 3;
    }
}
