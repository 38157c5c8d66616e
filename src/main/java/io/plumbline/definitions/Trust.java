package io.plumbline.definitions;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose value survives when systems disagree: {@code conf/trust.conf}. Sources are {@code system.record_type}, most
 * trusted first.
 *
 * @param order the order for fields without one of their own
 * @param fields orders of single fields
 * @param rules the first that tells two records apart decides between their values
 */
public record Trust(List<String> order, Map<String, List<String>> fields, List<SurvivalRule> rules, String hash) {
    public Trust {
        rules = List.copyOf(rules);
        order = List.copyOf(order);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
