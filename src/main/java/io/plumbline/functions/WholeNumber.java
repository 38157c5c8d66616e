package io.plumbline.functions;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code whole_number(text)}: a whole number as {@code try_cast(text AS BIGINT)} reads it, but for texts that are none: a cast
 * tells them by an exception inside, once for each cell.
 */
public final class WholeNumber {
    private static final int MAX_PLAIN = 18;
    private static final UTF8String POINT = UTF8String.fromString(".");

    private WholeNumber() {}

    /** The number; null for a text that is none or that is too large. */
    public static @Nullable Long of(@Nullable UTF8String text) {
        if (text == null) {
            return null;
        }
        int length = text.numBytes();
        byte sign = length == 0 ? 0 : text.getByte(0);
        int first = sign == '-' || sign == '+' ? 1 : 0;
        if (length == first || length > MAX_PLAIN) {
            return byRule(text);
        }
        long number = 0;
        for (int i = first; i < length; i++) {
            byte b = text.getByte(i);
            if (b < '0' || b > '9') {
                return byRule(text);
            }
            number = 10 * number + b - '0';
        }
        return sign == '-' ? -number : number;
    }

    static @Nullable Long byRule(UTF8String text) {
        UTF8String.LongWrapper number = new UTF8String.LongWrapper();
        UTF8String trimmed = text.trimAll();
        boolean isWhole = trimmed.indexOf(POINT, 0) < 0 && trimmed.toLong(number);
        return isWhole ? number.value : null;
    }
}
