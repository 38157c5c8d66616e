package io.plumbline.functions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a web address: {@code ?utm_source=a%20b} or {@code utm_source=a+b}. Works on the bytes, and the last
 * address stays taken apart, because a mapping asks an address for a dozen parameters of which it has few.
 */
public final class QueryParameters {
    private static final ThreadLocal<QueryParameters> LAST = ThreadLocal.withInitial(QueryParameters::new);

    private UTF8String address = UTF8String.EMPTY_UTF8;
    private byte[] bytes = new byte[0];
    /** Where each parameter begins and where it ends, one after the other. */
    private int[] places = new int[0];

    private QueryParameters() {}

    /** The decoded value of the first parameter of that name (without case of ASCII letters) that holds anything, or null. */
    public static @Nullable UTF8String value(@Nullable UTF8String address, @Nullable UTF8String name) {
        if (address == null || name == null) {
            return null;
        }
        QueryParameters last = LAST.get();
        if (!last.address.equals(address)) {
            last.read(address.clone());
        }
        return last.value(name.getBytes());
    }

    private void read(UTF8String read) {
        address = read;
        bytes = read.getBytes();
        int start = indexOf(bytes, '?', 0, bytes.length) + 1;
        int fragment = indexOf(bytes, '#', start, bytes.length);
        int end = fragment < 0 ? bytes.length : fragment;
        IntStream.Builder found = IntStream.builder();
        while (start < end) {
            int next = indexOf(bytes, '&', start, end);
            int stop = next < 0 ? end : next;
            found.add(start).add(stop);
            start = stop + 1;
        }
        places = found.build().toArray();
    }

    private @Nullable UTF8String value(byte[] name) {
        for (int i = 0; i < places.length; i += 2) {
            if (isNamed(bytes, places[i], places[i + 1], name)) {
                UTF8String value = decoded(bytes, places[i] + name.length + 1, places[i + 1]);
                if (value.numBytes() > 0) {
                    return value;
                }
            }
        }
        return null;
    }

    private static int indexOf(byte[] bytes, char wanted, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNamed(byte[] bytes, int start, int stop, byte[] name) {
        int equals = start + name.length;
        if (equals >= stop || bytes[equals] != '=') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (lower(bytes[start + i]) != lower(name[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    /** Percent-decoded as UTF-8, without white space around it; a percent sign that begins no code stays as it is. */
    private static UTF8String decoded(byte[] bytes, int start, int stop) {
        if (isPlain(bytes, start, stop)) {
            return UTF8String.fromBytes(bytes, start, stop - start);
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(stop - start);
        for (int i = start; i < stop; i++) {
            byte c = bytes[i];
            if (c == '%' && i + 2 < stop && code(bytes, i) >= 0) {
                decoded.write(code(bytes, i));
                i += 2;
            } else {
                decoded.write(c == '+' ? ' ' : c);
            }
        }
        return UTF8String.fromString(decoded.toString(StandardCharsets.UTF_8).strip());
    }

    /** Whether nothing is to be decoded, and no byte could belong to white space. */
    private static boolean isPlain(byte[] bytes, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (bytes[i] == '+' || bytes[i] == '%' || bytes[i] <= ' ') {
                return false;
            }
        }
        return true;
    }

    private static int code(byte[] bytes, int percent) {
        int high = Character.digit(bytes[percent + 1], 16);
        int low = Character.digit(bytes[percent + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
