package io.plumbline.definitions;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose value survives when systems disagree: {@code conf/trust.conf}. Sources are {@code system.record_type}, most
 * trusted first; the first source that holds a value wins, within a source the most recently updated record.
 *
 * @param order the order for fields without one of their own
 * @param fields orders of single fields
 */
public record Trust(List<String> order, Map<String, List<String>> fields, String hash) {
    public Trust {
        order = List.copyOf(order);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
