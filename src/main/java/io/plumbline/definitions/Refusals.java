package io.plumbline.definitions;

import com.typesafe.config.ConfigValue;
import java.util.Collection;
import java.util.List;

/** Words what is wrong with a key, in one place. */
final class Refusals {
    private static final int LONGEST_VALUE = 80;

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    void missing(Place place, String key) {
        problems.add(place, "key \"" + key + "\" is missing", "Add it.");
    }

    void unknown(Place place, String key, String word, Collection<String> known) {
        problems.add(
                place,
                "key \"" + key + "\" is unknown; allowed: "
                        + Suggestion.list(known.stream().sorted().toList()),
                Suggestion.fix(word, known, "Remove it."));
    }

    void notAllowed(Place place, String key, String value, Collection<String> allowed) {
        problems.add(
                place,
                "key \"" + key + "\" is " + shown(value) + "; allowed: " + Suggestion.list(allowed),
                Suggestion.fix(value, allowed, "Use one of the allowed values."));
    }

    void wrongKind(Place place, String key, ConfigValue value, Kind<?> kind) {
        String text = Scalars.isScalar(value) ? Scalars.text(value) : "";
        if (Scalars.isScalar(value) && kind.example().isEmpty()) {
            notAllowed(place, key, text, kind.words());
        } else {
            String written = kind.example().isEmpty() ? Suggestion.list(kind.words()) : kind.example();
            String fix = Suggestion.fix(text, kind.words(), "Write it like " + written + ".");
            problems.add(place, key(key, value) + "; expected " + kind.expected(), fix);
        }
    }

    void wrongType(Place place, String key, ConfigValue value, String expected, String example) {
        problems.add(place, key(key, value) + "; expected " + expected, "Write it like " + example + ".");
    }

    private static String key(String key, ConfigValue value) {
        return "key \"" + key + "\" is " + (Scalars.isScalar(value) ? shown(Scalars.text(value)) : typeOf(value));
    }

    private static String shown(String value) {
        String line = List.of(value.split("\\R", -1)).get(0);
        boolean isWhole = line.equals(value) && line.length() <= LONGEST_VALUE;
        return "\"" + (isWhole ? line : line.substring(0, Math.min(LONGEST_VALUE, line.length())) + "…") + "\"";
    }

    private static String typeOf(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a block";
            case LIST -> "a list";
            default -> "null";
        };
    }
}
