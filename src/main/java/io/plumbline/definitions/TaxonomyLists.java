package io.plumbline.definitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named lists of a taxonomy. In the text of a rule {@code <name>} stands for any text of the list: alone for all of them,
 * amid other text, as in {@code <quarter>_<region>}, for a pattern whose parts come out by the names of their lists.
 */
final class TaxonomyLists {
    /** No underscores: the names become names of groups in regular expressions. */
    private static final Kind<String> LIST_NAME =
            Kind.shaped("a list's name of small letters and digits", "region", "[a-z][a-z0-9]{0,62}");

    private static final Pattern USE = Pattern.compile("<([a-z][a-z0-9]*)>");

    private final Map<String, List<String>> lists = new HashMap<>();

    private TaxonomyLists() {}

    static TaxonomyLists read(Node taxonomy, List<String> inputs) {
        TaxonomyLists found = new TaxonomyLists();
        Optional<Node> lists = taxonomy.optionalBlock("lists");
        lists.ifPresent(block -> block.keys().forEach(name -> {
            found.lists.put(name, block.requiredList(name, Kinds.PATTERN));
            if (LIST_NAME.parse().apply(name).isEmpty()) {
                block.refuse(
                        name,
                        "\"" + name + "\" is no name; expected " + LIST_NAME.expected(),
                        "Write it like " + LIST_NAME.example() + ".");
            } else if (inputs.contains(name)) {
                block.refuse(name, "the list \"" + name + "\" has the name of an input", "Name it otherwise.");
            }
        }));
        return found;
    }

    Set<String> names() {
        return new TreeSet<>(lists.keySet());
    }

    /** The texts under a key with what they stand for; texts that name an unknown list are refused and left out. */
    List<String> expanded(Node when, String key) {
        List<String> expanded = new ArrayList<>();
        for (String text : when.requiredList(key, Kinds.PATTERN)) {
            Optional<String> unknown = TextPattern.isRegex(text)
                    ? Optional.empty()
                    : uses(text).stream()
                            .filter(name -> !lists.containsKey(name))
                            .findFirst();
            if (unknown.isPresent()) {
                String fix = Suggestion.fix(unknown.get(), names(), "Add it to \"lists\".");
                when.refuse(key, "\"" + text + "\" names the list \"" + unknown.get() + "\", which there is not", fix);
            } else {
                expanded.addAll(expanded(when, key, text));
            }
        }
        return expanded;
    }

    private List<String> expanded(Node when, String key, String text) {
        List<String> uses = uses(text);
        if (TextPattern.isRegex(text) || uses.isEmpty()) {
            return List.of(text);
        }
        if (text.equals("<" + uses.get(0) + ">")) {
            return lists.getOrDefault(uses.get(0), List.of());
        }
        String pattern = pattern(text);
        if (Kinds.PATTERN.parse().apply(pattern).isEmpty()) {
            when.refuse(
                    key,
                    "\"" + text + "\" makes no pattern with its lists",
                    "Name each list once, and each group of their regular expressions.");
            return List.of();
        }
        return List.of(pattern);
    }

    private static List<String> uses(String text) {
        return USE.matcher(text).results().map(use -> use.group(1)).toList();
    }

    private String pattern(String text) {
        StringBuilder pattern = new StringBuilder("/");
        Matcher use = USE.matcher(text);
        int written = 0;
        while (use.find()) {
            pattern.append(TextPattern.literal(text.substring(written, use.start())));
            pattern.append("(?<")
                    .append(use.group(1))
                    .append('>')
                    .append(alternatives(use.group(1)))
                    .append(')');
            written = use.end();
        }
        return pattern.append(TextPattern.literal(text.substring(written)))
                .append('/')
                .toString();
    }

    private String alternatives(String list) {
        return String.join(
                "|",
                lists.getOrDefault(list, List.of()).stream()
                        .map(TextPattern::toRegex)
                        .toList());
    }
}
