package io.plumbline.functions;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code whole_number(text)}: a whole number as {@code try_cast(text AS BIGINT)} reads it, but for texts that are none: a cast
 * tells them by an exception inside, once for each cell.
 */
public final class WholeNumber {
    private static final int MAX_PLAIN = 16;
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
        boolean isPlain = length > first && length - first <= MAX_PLAIN && text.getBaseObject() != null;
        long number = isPlain ? EightDigits.number(text, first, length) : EightDigits.NONE;
        if (number == EightDigits.NONE) {
            return byRule(text);
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
