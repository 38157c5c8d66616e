package io.plumbline.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code conf/trust.conf}. */
final class TrustReader {
    private static final Kind<String> SOURCE = Kind.shaped(
            "a source, system.record_type", "salesforce.contact", "[a-z][a-z0-9_]{0,62}\\.[a-z][a-z0-9_]{0,62}");

    private TrustReader() {}

    static Trust read(Node node) {
        List<String> order = node.requiredList("order", SOURCE);
        Map<String, List<String>> fields = new TreeMap<>();
        Optional<Node> block = node.optionalBlock("fields");
        block.ifPresent(names -> names.keys().forEach(field -> fields.put(field, names.requiredList(field, SOURCE))));
        return new Trust(
                order, fields, rules(node), ContentHash.of(node.values().values()));
    }

    private static List<SurvivalRule> rules(Node node) {
        node.check().isNotAnEmptyList("rules");
        List<SurvivalRule> rules = node.optionalList("rules", Kind.choice(SurvivalRule.class));
        if (rules.stream().distinct().count() < rules.size()) {
            node.refuse("rules", "key \"rules\" names a rule twice", "Name each rule once, the strongest first.");
        }
        return rules.isEmpty() ? List.of(SurvivalRule.values()) : rules;
    }
}
