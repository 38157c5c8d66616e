package io.plumbline.definitions;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A governed vocabulary and the ordered, effective-dated rules that map raw values to it:
 * {@code conf/taxonomy/<name>.conf}. The first rule that fits wins.
 *
 * @param inputs names of the raw values that the rules look at, in the order in which callers pass them
 * @param values the vocabulary; includes {@code missing} and {@code unmapped}
 * @param missing the value when no input holds anything
 * @param unmapped the value when no rule fits
 * @param gaps SQL that returns what no rule fitted: {@code value, found_in, currency} texts, {@code rows} bigint and {@code
 *     amount} decimal(18,4), null where no money hangs on it
 */
public record Taxonomy(
        String name,
        String owner,
        List<String> inputs,
        List<String> values,
        String missing,
        String unmapped,
        List<Rule> rules,
        Optional<Expression> gaps,
        Place place,
        String hash) {
    public Taxonomy {
        inputs = List.copyOf(inputs);
        values = List.copyOf(values);
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param when for each named input the texts that fit: compared without case and outer blanks, or a whole-text
     *     regular expression between slashes; all named inputs must fit. The taxonomy's lists are written out
     * @param from first day of validity; since ever when empty
     * @param until first day on which it is no longer valid; for ever when empty
     * @param examples raw values (one per input) that must come out as {@code value}, and beside them the parts that must
     *     come out; run by a test
     */
    public record Rule(
            String id,
            Map<String, List<String>> when,
            String value,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            List<Map<String, String>> examples,
            Place place) {
        public Rule {
            when = Collections.unmodifiableMap(new TreeMap<>(when));
            examples = List.copyOf(examples);
        }
    }
}
