package io.plumbline.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a taxonomy as SQL, so that the rival classifies by the same ones. */
final class TaxonomySql {
    /** Columns that hold an input under another name, because the touch itself has one of that name. */
    private static final Map<String, String> COLUMNS =
            Map.of("utm_campaign", "rule_campaign", "click_id", "rule_click_id");

    private final Config taxonomy;
    /** Days on which a rule begins or ends, in order; between two of them the same rules hold. */
    private final List<String> turns;

    private TaxonomySql(Config taxonomy) {
        this.taxonomy = taxonomy;
        this.turns = rules()
                .flatMap(rule -> Stream.of("from", "until").filter(rule::hasPath).map(rule::getString))
                .distinct()
                .sorted()
                .toList();
    }

    static TaxonomySql read(Path file) {
        return new TaxonomySql(ConfigFactory.parseFile(file.toFile()).resolve());
    }

    /** In which period between turns {@code on_day} lies, from 0. */
    String period() {
        return turns.stream()
                .map(day -> "(on_day >= DATE '" + day + "')::INTEGER")
                .collect(Collectors.joining(" + ", "(0 + ", ")"))
                .replace("0 + )", "0)");
    }

    /** The id of the first rule that fits. */
    String rule() {
        return firstFitting(rule -> "rule:" + rule.getString("id"), "unmapped");
    }

    /** The value of the first rule that fits. */
    String value() {
        return firstFitting(rule -> rule.getString("value"), taxonomy.getString("unmapped"));
    }

    private String firstFitting(Function<Config, String> result, String otherwise) {
        return rules()
                .map(rule -> "WHEN " + condition(rule) + " THEN " + quoted(result.apply(rule)))
                .collect(Collectors.joining("\n", "CASE\n", "\nELSE " + quoted(otherwise) + " END"));
    }

    private Stream<? extends Config> rules() {
        return taxonomy.getConfigList("rules").stream();
    }

    private String condition(Config rule) {
        Config when = rule.getConfig("when");
        Stream<String> inputs =
                when.root().keySet().stream().sorted().map(input -> fits(input, when.getStringList(input)));
        Stream<String> from = rule.hasPath("from")
                ? Stream.of("period > " + turns.indexOf(rule.getString("from")))
                : Stream.empty();
        Stream<String> until = rule.hasPath("until")
                ? Stream.of("period <= " + turns.indexOf(rule.getString("until")))
                : Stream.empty();
        return Stream.of(from, until, inputs).flatMap(part -> part).collect(Collectors.joining(" AND "));
    }

    private static String fits(String input, List<String> texts) {
        String folded = "coalesce(lower(trim(" + COLUMNS.getOrDefault(input, input) + ")), '')";
        String exact = texts.stream()
                .filter(text -> !isRegex(text))
                .map(text -> quoted(text.strip().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
        Stream<String> list = exact.isEmpty() ? Stream.empty() : Stream.of(folded + " IN (" + exact + ")");
        Stream<String> patterns = texts.stream()
                .filter(TaxonomySql::isRegex)
                .map(text -> text.substring(1, text.length() - 1))
                .map(regex -> "regexp_full_match(" + folded + ", " + quoted(regex) + ", 'i')");
        return Stream.concat(list, patterns).collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static boolean isRegex(String text) {
        return text.length() > 2 && text.startsWith("/") && text.endsWith("/");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
