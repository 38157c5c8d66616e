package io.plumbline.definitions;

import io.plumbline.definitions.ValueKind.Level;
import io.plumbline.definitions.ValueKind.Reading;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code conf/matching/kinds.conf} and {@code conf/matching/nicknames.conf}. */
final class MatchingKindsReader {
    /** Levels are kept in four bits, of which two values stand for "unknown" and "unlike". */
    private static final int MOST_LEVELS = 14;

    private MatchingKindsReader() {}

    static MatchingKinds read(Node node, List<Set<String>> nicknames) {
        Node decision = node.block("decision");
        Node limits = node.block("limits");
        return new MatchingKinds(
                decision.required("link", Kinds.SHARE).doubleValue(),
                decision.required("keep", Kinds.SHARE).doubleValue(),
                decision.required("group", Kinds.SHARE).doubleValue(),
                decision.required("newcomer", Kinds.SHARE).doubleValue(),
                limits.required("block", Kinds.POSITIVE),
                limits.required("window", Kinds.POSITIVE),
                limits.required("training-pairs", Kinds.POSITIVE),
                Set.copyOf(node.optionalList("nothing", Kinds.TEXT)),
                kinds(node.block("kinds")),
                nicknames);
    }

    /** Each key is a name, its list the other forms. */
    static List<Set<String>> nicknames(Node node) {
        return node.keys().stream()
                .map(name -> {
                    Set<String> forms = new LinkedHashSet<>(node.requiredList(name, Kinds.TEXT));
                    forms.add(name);
                    return forms;
                })
                .toList();
    }

    private static Map<String, ValueKind> kinds(Node blocks) {
        Map<String, ValueKind> kinds = new LinkedHashMap<>();
        blocks.namedBlocks().forEach(block -> kinds.put(block.name(), kind(block)));
        return kinds;
    }

    private static ValueKind kind(Node block) {
        Reading reading = block.required("reading", Kind.choice(Reading.class));
        List<Level> levels = block.requiredBlockList("levels").stream()
                .map(level -> LevelReader.read(level, reading))
                .toList();
        boolean isWeighed = block.optional("weigh-by-frequency", Kinds.FLAG).orElse(false);
        check(block, levels);
        return new ValueKind(block.name(), reading, levels, isWeighed);
    }

    private static void check(Node block, List<Level> levels) {
        boolean startsEqual = !levels.isEmpty() && levels.get(0).test() instanceof LevelTest.Equal;
        if (block.has("levels") && !startsEqual) {
            block.refuse("levels", "the first level is not \"equal\"", "Begin with { test = equal, share = 0.8 }.");
        }
        if (levels.size() > MOST_LEVELS) {
            block.refuse("levels", "there are more than " + MOST_LEVELS + " levels", "Leave some out.");
        }
        double sum = levels.stream().mapToDouble(Level::share).sum();
        if (sum >= 1) {
            block.refuse(
                    "levels",
                    "the shares leave nothing for values that pass no test",
                    "Lower them, so that their sum is below 1.");
        }
    }
}
