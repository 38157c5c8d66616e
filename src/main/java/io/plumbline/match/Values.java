package io.plumbline.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of one column, or of columns that swap, numbered in the order of arrival; no result may depend on the
 * numbers, only on whether two are the same.
 */
final class Values {
    /** Number of the unknown value. */
    static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int number(String text) {
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    int size() {
        return texts.size();
    }

    String text(int number) {
        return number == UNKNOWN ? "" : texts.get(number);
    }

    /** All values as bytes, which are compared faster than characters. */
    byte[][] bytes() {
        byte[][] bytes = new byte[size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
