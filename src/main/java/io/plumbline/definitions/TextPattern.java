package io.plumbline.definitions;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts that fit one input of a rule: exact ones, found by hash, and regular expressions for the whole text. Case and
 * outer blanks do not count; an input that holds nothing is the empty text.
 */
final class TextPattern implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashSet<String> exact = new HashSet<>();
    private final List<Pattern> patterns;

    TextPattern(List<String> texts) {
        texts.stream()
                .filter(text -> regex(text).isEmpty())
                .map(TextPattern::folded)
                .forEach(exact::add);
        patterns = texts.stream()
                .flatMap(text -> regex(text).stream())
                .map(TextPattern::compiled)
                .toList();
    }

    /** Whether a folded text fits. */
    boolean fits(String folded) {
        return exact.contains(folded)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(folded).matches());
    }

    /** The text as it is compared. */
    static String folded(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /** The same text; an IllegalArgumentException if it is a regular expression that does not compile. */
    static String checked(String text) {
        regex(text).ifPresent(TextPattern::compiled);
        return text;
    }

    private static Optional<String> regex(String text) {
        boolean isRegex = text.length() > 2 && text.startsWith("/") && text.endsWith("/");
        return isRegex ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
    }

    private static Pattern compiled(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
