package io.plumbline.definitions;

import io.plumbline.definitions.Taxonomy.Rule;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps raw values to the vocabulary of one taxonomy; made once, used for many rows, safe for many threads. */
public final class TaxonomyClassifier implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int inputs;
    private final Outcome missing;
    private final Outcome unmapped;
    private final List<CompiledRule> rules;
    private final long[] changes;

    public TaxonomyClassifier(Taxonomy taxonomy) {
        inputs = taxonomy.inputs().size();
        missing = new Outcome(taxonomy.missing(), "missing");
        unmapped = new Outcome(taxonomy.unmapped(), "unmapped");
        rules = taxonomy.rules().stream()
                .map(rule -> CompiledRule.of(rule, taxonomy.inputs()))
                .toList();
        changes = taxonomy.rules().stream()
                .flatMap(rule -> Stream.of(rule.from(), rule.until()))
                .flatMap(Optional::stream)
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The value and how it came about.
     *
     * @param reason {@code rule:<id>}, {@code missing} or {@code unmapped}
     * @param parts what stood in the named lists of a pattern, folded, by their names; most rules have none
     */
    public record Outcome(String value, String reason, Map<String, String> parts) implements Serializable {
        public Outcome {
            parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        }

        Outcome(String value, String reason) {
            this(value, reason, Map.of());
        }
    }

    /**
     * The outcome of the first rule that fits and is valid on the day.
     *
     * @param raw one value per input of the taxonomy, in their order; null and blank mean that there is none
     */
    public Outcome classify(List<@Nullable String> raw, LocalDate day) {
        if (raw.size() != inputs) {
            throw new IllegalArgumentException("expected " + inputs + " inputs, got " + raw.size());
        }
        String[] folded = new String[inputs];
        boolean isMissing = true;
        for (int i = 0; i < inputs; i++) {
            folded[i] = TextPattern.folded(raw.get(i));
            isMissing &= folded[i].isEmpty();
        }
        if (isMissing) {
            return missing;
        }
        for (CompiledRule rule : rules) {
            if (rule.fits(folded, day)) {
                return rule.outcome(folded);
            }
        }
        return unmapped;
    }

    /**
     * Which of the periods between the days on which rules begin or end a day lies in: all its days have the same rules.
     *
     * @param day days since 1970
     */
    public int periodOf(int day) {
        int place = Arrays.binarySearch(changes, day);
        return place < 0 ? -place - 1 : place + 1;
    }

    private record Condition(int input, TextPattern texts) implements Serializable {}

    private record CompiledRule(LocalDate from, LocalDate until, List<Condition> conditions, Outcome outcome)
            implements Serializable {
        static CompiledRule of(Rule rule, List<String> inputs) {
            List<Condition> conditions = rule.when().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Condition(inputs.indexOf(entry.getKey()), new TextPattern(entry.getValue())))
                    .toList();
            return new CompiledRule(
                    rule.from().orElse(LocalDate.MIN),
                    rule.until().orElse(LocalDate.MAX),
                    conditions,
                    new Outcome(rule.value(), "rule:" + rule.id()));
        }

        Outcome outcome(String[] folded) {
            Map<String, String> parts = new TreeMap<>();
            conditions.forEach(condition -> parts.putAll(condition.texts.parts(folded[condition.input])));
            return parts.isEmpty() ? outcome : new Outcome(outcome.value, outcome.reason, parts);
        }

        boolean fits(String[] folded, LocalDate day) {
            if (day.isBefore(from) || !day.isBefore(until)) {
                return false;
            }
            for (Condition condition : conditions) {
                if (!condition.texts.fits(folded[condition.input])) {
                    return false;
                }
            }
            return true;
        }
    }
}
