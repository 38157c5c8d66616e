package io.plumbline.definitions;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts that fit one input of a rule: exact ones, found by hash, and regular expressions for the whole text. Case and
 * outer blanks do not count; an input that holds nothing is the empty text.
 */
final class TextPattern implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final HashSet<String> exact = new HashSet<>();
    private final List<Expression> expressions;

    TextPattern(List<String> texts) {
        texts.stream().filter(text -> !isRegex(text)).map(TextPattern::folded).forEach(exact::add);
        expressions =
                texts.stream().filter(TextPattern::isRegex).map(Expression::of).toList();
    }

    private record Expression(Pattern pattern, List<String> groups) implements Serializable {
        static Expression of(String text) {
            String regex = unwrapped(text);
            return new Expression(
                    compiled(regex),
                    GROUP.matcher(regex).results().map(group -> group.group(1)).toList());
        }

        boolean fits(String folded) {
            return pattern.matcher(folded).matches();
        }

        Map<String, String> parts(String folded) {
            Map<String, String> parts = new TreeMap<>();
            Matcher matcher = pattern.matcher(folded);
            if (!groups.isEmpty() && matcher.matches()) {
                for (String group : groups) {
                    Optional.ofNullable(matcher.group(group)).ifPresent(part -> parts.put(group, part.strip()));
                }
            }
            return parts;
        }
    }

    /** Whether a folded text fits. */
    boolean fits(String folded) {
        return exact.contains(folded) || expressions.stream().anyMatch(expression -> expression.fits(folded));
    }

    /** What the named groups of the first regular expression that fits hold; nothing for an exact text. */
    Map<String, String> parts(String folded) {
        return exact.contains(folded)
                ? Map.of()
                : expressions.stream()
                        .filter(expression -> expression.fits(folded))
                        .findFirst()
                        .map(expression -> expression.parts(folded))
                        .orElse(Map.of());
    }

    /** The text as it is compared. */
    static String folded(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /** The same text; an IllegalArgumentException if it is a regular expression that does not compile. */
    static String checked(String text) {
        if (isRegex(text)) {
            compiled(unwrapped(text));
        }
        return text;
    }

    static boolean isRegex(String text) {
        return text.length() > 2 && text.startsWith("/") && text.endsWith("/");
    }

    /** The text as part of a regular expression that fits what the text fits. */
    static String toRegex(String text) {
        return isRegex(text) ? "(?:" + unwrapped(text) + ")" : literal(folded(text));
    }

    static String literal(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    private static String unwrapped(String regex) {
        return regex.substring(1, regex.length() - 1);
    }

    private static Pattern compiled(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
