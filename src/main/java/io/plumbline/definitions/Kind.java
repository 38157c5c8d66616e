package io.plumbline.definitions;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of value that a key can ask for.
 *
 * @param expected what such a value is, with an example, for messages
 * @param allowed all such values, if they can be listed
 * @param placeholder stands for a value that was refused, so that reading can go on to the next mistake
 */
record Kind<T>(
        String expected,
        List<String> allowed,
        Set<ConfigValueType> types,
        T placeholder,
        Function<String, Optional<T>> parse) {
    private static final Set<ConfigValueType> SCALARS =
            EnumSet.of(ConfigValueType.STRING, ConfigValueType.NUMBER, ConfigValueType.BOOLEAN);
    private static final Set<ConfigValueType> TEXTS = EnumSet.of(ConfigValueType.STRING);
    private static final Set<ConfigValueType> NUMBERS = EnumSet.of(ConfigValueType.NUMBER);

    static final Kind<String> RAW_TEXT = of("a text", SCALARS, "", Optional::of);
    static final Kind<String> TEXT = of(
            "a text that is not empty", SCALARS, "", text -> Optional.of(text).filter(t -> !t.isBlank()));
    static final Kind<Integer> POSITIVE = of("a whole number above 0 such as 30", NUMBERS, 1, wholeFrom(1));
    static final Kind<Integer> NOT_NEGATIVE = of("a whole number from 0 such as 3", NUMBERS, 0, wholeFrom(0));
    static final Kind<BigDecimal> DECIMAL = of(
            "a decimal number such as 0.4",
            EnumSet.of(ConfigValueType.NUMBER, ConfigValueType.STRING),
            BigDecimal.ZERO,
            parsed(BigDecimal::new));
    static final Kind<Boolean> FLAG =
            of("true or false", EnumSet.of(ConfigValueType.BOOLEAN), false, parsed(Boolean::valueOf));
    static final Kind<Duration> DURATION =
            of("a duration with its unit such as 36 hours", TEXTS, Duration.ZERO, Durations::parse);
    static final Kind<LocalDate> DATE =
            of("a date such as 2026-03-31", TEXTS, LocalDate.EPOCH, parsed(LocalDate::parse));
    static final Kind<LocalTime> TIME =
            of("a time of day such as \"09:00\"", TEXTS, LocalTime.MIDNIGHT, parsed(LocalTime::parse));
    static final Kind<ZoneId> ZONE =
            of("a time zone such as Europe/Berlin", TEXTS, ZoneId.of("UTC"), parsed(ZoneId::of));
    static final Kind<Charset> CHARSET =
            of("a character set such as UTF-8", TEXTS, StandardCharsets.UTF_8, parsed(Charset::forName));
    static final Kind<String> REGEX = of(
            "a regular expression",
            SCALARS,
            "",
            parsed(text -> Pattern.compile(text).pattern()));
    /** A text, or between slashes a regular expression; may be empty. */
    static final Kind<String> PATTERN = of(
            "a text, or a regular expression between slashes such as \"/paid.*/\"",
            SCALARS,
            "",
            parsed(TextPattern::checked));

    static final Kind<String> GLOB =
            of("a file pattern below the delivery folder such as salesforce/Lead*.csv", SCALARS, "", Kind::glob);
    static final Kind<String> DATE_PATTERN = of(
            "a date pattern such as \"yyyy-MM-dd HH:mm\"",
            SCALARS,
            "",
            text -> parsed(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                    .apply(text)
                    .map(valid -> text));
    static final Kind<String> NAME =
            shaped("a name of small letters, digits and underscores such as spend_date", "[a-z][a-z0-9_]{0,62}");
    static final Kind<String> COLUMN = shaped(
            "a column name of small letters, digits and underscores such as spend_date", "[a-z_][a-z0-9_]{0,62}");
    static final Kind<TableName> TABLE = of(
            "a table such as silver.touch (schemas: bronze, silver, gold, ops)",
            TEXTS,
            TableName.of("silver.unknown"),
            TableName::parse);

    /** The value; empty if it is of another kind. */
    Optional<T> read(ConfigValue value) {
        return types.contains(value.valueType()) ? parse.apply(Scalars.text(value)) : Optional.empty();
    }

    /** Whether the value was read, not replaced by the placeholder. */
    boolean isRead(T value) {
        return !value.equals(placeholder);
    }

    /** The words of an enum, in small letters with hyphens. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return new Kind<>(
                "one of the allowed words",
                constants.stream().map(Kind::word).toList(),
                SCALARS,
                constants.get(0),
                text -> constants.stream()
                        .filter(constant -> word(constant).equals(text))
                        .findFirst());
    }

    /** One of these words. */
    static Kind<String> word(List<String> allowed) {
        return new Kind<>(
                "one of the allowed words",
                List.copyOf(allowed),
                SCALARS,
                allowed.get(0),
                text -> Optional.of(text).filter(allowed::contains));
    }

    /** A text of this shape. */
    static Kind<String> shaped(String expected, String regex) {
        Pattern shape = Pattern.compile(regex);
        return of(
                expected,
                SCALARS,
                "",
                text -> Optional.of(text).filter(t -> shape.matcher(t).matches()));
    }

    /** One of these codes, which are too many for a message. */
    static Kind<String> code(String expected, List<String> codes) {
        return of(expected, TEXTS, "", text -> Optional.of(text).filter(codes::contains));
    }

    private static Optional<String> glob(String text) {
        boolean leavesFolder = text.isBlank() || text.startsWith("/") || text.contains("..") || text.contains("\\");
        return leavesFolder
                ? Optional.empty()
                : parsed((String t) -> FileSystems.getDefault().getPathMatcher("glob:" + t))
                        .apply(text)
                        .map(valid -> text);
    }

    private static Function<String, Optional<Integer>> wholeFrom(int least) {
        return text -> parsed(Integer::valueOf).apply(text).filter(number -> number >= least);
    }

    private static <T> Kind<T> of(
            String expected, Set<ConfigValueType> types, T placeholder, Function<String, Optional<T>> parse) {
        return new Kind<>(expected, List.of(), types, placeholder, parse);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> Function<String, Optional<T>> parsed(Function<String, T> parse) {
        return text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        };
    }
}
