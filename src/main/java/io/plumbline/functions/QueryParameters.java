package io.plumbline.functions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Parameters of a web address: {@code ?utm_source=a%20b} or {@code utm_source=a+b}. */
public final class QueryParameters {
    private QueryParameters() {}

    /** The same for texts as Spark holds them. */
    public static @Nullable UTF8String value(@Nullable UTF8String address, @Nullable UTF8String name) {
        return address == null || name == null
                ? null
                : UTF8String.fromString(value(address.toString(), name.toString()));
    }

    /** The decoded value of the first parameter of that name (without case) that holds anything, or null. */
    static @Nullable String value(@Nullable String address, @Nullable String name) {
        if (address == null || name == null) {
            return null;
        }
        int start = address.indexOf('?') + 1;
        int fragment = address.indexOf('#', start);
        int end = fragment < 0 ? address.length() : fragment;
        while (start < end) {
            int next = address.indexOf('&', start);
            int stop = next < 0 || next > end ? end : next;
            if (isNamed(address, start, stop, name)) {
                String value = decoded(address, start + name.length() + 1, stop).strip();
                if (!value.isEmpty()) {
                    return value;
                }
            }
            start = stop + 1;
        }
        return null;
    }

    private static boolean isNamed(String address, int start, int stop, String name) {
        int equals = start + name.length();
        return equals < stop
                && address.charAt(equals) == '='
                && address.regionMatches(true, start, name, 0, name.length());
    }

    /** Percent-decoding as UTF-8; a percent sign that begins no code stays as it is. */
    private static String decoded(String text, int start, int stop) {
        if (isPlain(text, start, stop)) {
            return text.substring(start, stop);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(stop - start);
        for (int i = start; i < stop; i++) {
            char c = text.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c == '%' && i + 2 < stop && code(text, i) >= 0) {
                bytes.write(code(text, i));
                i += 2;
            } else {
                int length = Character.charCount(text.codePointAt(i));
                bytes.writeBytes(text.substring(i, i + length).getBytes(StandardCharsets.UTF_8));
                i += length - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(String text, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (text.charAt(i) == '+' || text.charAt(i) == '%') {
                return false;
            }
        }
        return true;
    }

    private static int code(String text, int percent) {
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
