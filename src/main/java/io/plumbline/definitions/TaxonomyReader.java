package io.plumbline.definitions;

import io.plumbline.definitions.Taxonomy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code conf/taxonomy/<name>.conf}. */
final class TaxonomyReader {
    private static final Kind<String> RULE_ID = Kind.shaped(
            "an id of small letters, digits, hyphens and underscores", "paid-search", "[a-z0-9][a-z0-9_-]{0,62}");

    private TaxonomyReader() {}

    static Taxonomy read(Node node) {
        List<String> inputs = node.requiredList("inputs", Kinds.NAME);
        List<String> values = node.requiredList("values", Kinds.TEXT);
        TaxonomyLists lists = TaxonomyLists.read(node, inputs);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node block : node.blockList("rules")) {
            Rule rule = rule(block, inputs, values, lists);
            rules.add(rule);
            if (!ids.add(rule.id())) {
                block.refuse("id", "two rules have the id \"" + rule.id() + "\"", "Give each rule its own id.");
            }
        }
        return new Taxonomy(
                node.source().baseName(),
                node.required("owner", Kinds.TEXT),
                inputs,
                values,
                value(node, "missing", values),
                value(node, "unmapped", values),
                rules,
                node.optionalExpression("gaps"),
                node.place(),
                ContentHash.of(node.values().values()));
    }

    private static String value(Node node, String key, List<String> values) {
        String value = node.required(key, Kinds.TEXT);
        if (!value.isEmpty() && !values.isEmpty()) {
            node.check().textsAreAmong(values, key, List.of(value));
        }
        return value;
    }

    private static Rule rule(Node rule, List<String> inputs, List<String> values, TaxonomyLists lists) {
        Optional<LocalDate> from = rule.optional("from", Kinds.DATE);
        Optional<LocalDate> until = rule.optional("until", Kinds.DATE);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            rule.refuse(
                    "until",
                    "the rule ends on " + until.get() + ", before it begins on " + from.get(),
                    "\"until\" is the first day on which the rule no longer holds; write a later day.");
        }
        return new Rule(
                rule.required("id", RULE_ID),
                when(rule.block("when"), inputs, lists),
                value(rule, "value", values),
                from,
                until,
                examples(rule, inputs, lists),
                rule.place());
    }

    private static Map<String, List<String>> when(Node when, List<String> inputs, TaxonomyLists lists) {
        Map<String, List<String>> fits = new TreeMap<>();
        when.check().keysAreAmong(inputs);
        when.keys().forEach(input -> fits.put(input, lists.expanded(when, input)));
        return fits;
    }

    private static List<Map<String, String>> examples(Node rule, List<String> inputs, TaxonomyLists lists) {
        Set<String> allowed = new TreeSet<>(inputs);
        allowed.addAll(lists.names());
        List<Map<String, String>> examples = new ArrayList<>();
        for (Node example : rule.blockList("examples")) {
            example.check().keysAreAmong(allowed);
            examples.add(example.texts());
        }
        return examples;
    }
}
