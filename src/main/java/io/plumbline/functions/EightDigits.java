package io.plumbline.functions;

import java.nio.ByteOrder;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Digits of a text, eight bytes at a time as one number, whose lowest byte is the first of the text: a loop over digits costs more
 * by its unforeseeable end than by what it does.
 */
final class EightDigits {
    static final int BYTES = Long.BYTES;
    static final long NONE = Long.MIN_VALUE;
    private static final boolean IS_BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH = 0x8080808080808080L;
    /** Added to a byte of more than 9, reaches its highest bit. */
    private static final long BEYOND_NINE = 0x7676767676767676L;

    private static final long HUNDRED_MILLION = 100_000_000;

    private EightDigits() {}

    /**
     * The values of the digits among eight bytes, each in its byte.
     *
     * @param marks the bytes that are to be no digits, and 0 elsewhere
     * @param places all bits of the bytes that are to be digits
     * @return {@link #NONE} if a byte is not as it is to be
     */
    static long among(UTF8String text, int at, long marks, long places) {
        return checked(word(text, at) ^ marks ^ (ZEROS & places), places);
    }

    /** The number that bytes of a text are, up to sixteen, if all of them are digits; {@link #NONE} otherwise. */
    static long number(UTF8String text, int from, int to) {
        if (to - from <= BYTES) {
            return upToEight(text, from, to);
        }
        long before = upToEight(text, from, to - BYTES);
        long last = upToEight(text, to - BYTES, to);
        return before == NONE || last == NONE ? NONE : before * HUNDRED_MILLION + last;
    }

    private static long upToEight(UTF8String text, int from, int to) {
        int others = BYTES - (to - from);
        // What is read before the text's own bytes lies in its array or the array's header, and is masked out.
        long digits = word(text, to - BYTES) ^ ZEROS;
        long values = checked(digits & -1L << BYTES * others, -1L);
        if (values == NONE) {
            return NONE;
        }
        long pairs = values * 10 + (values >>> 8);
        long outer = (pairs & 0xFF_0000_00FFL) * (100 + (1_000_000L << 32));
        long inner = (pairs >>> 16 & 0xFF_0000_00FFL) * (1 + (10_000L << 32));
        return outer + inner >>> 32;
    }

    private static long checked(long digits, long places) {
        boolean areDigits = (digits & ~places) == 0 && ((digits | digits + BEYOND_NINE) & HIGH) == 0;
        return areDigits ? digits : NONE;
    }

    /** The number of two digits among their values, the first in this byte. */
    static int pair(long values, int at) {
        int pair = (int) (values >>> 8 * at);
        return 10 * (pair & 0xF) + (pair >>> 8 & 0xF);
    }

    private static long word(UTF8String text, int at) {
        long word = Platform.getLong(text.getBaseObject(), text.getBaseOffset() + at);
        return IS_BIG_ENDIAN ? Long.reverseBytes(word) : word;
    }
}
