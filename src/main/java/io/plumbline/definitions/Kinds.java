package io.plumbline.definitions;

import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values in definitions. */
final class Kinds {
    private static final Set<ConfigValueType> SCALARS = Kind.SCALARS;
    private static final Set<ConfigValueType> TEXTS = Set.of(ConfigValueType.STRING);
    private static final Set<ConfigValueType> NUMBERS = Set.of(ConfigValueType.NUMBER);
    private static final Set<ConfigValueType> NUMBERS_OR_TEXTS = Set.of(ConfigValueType.NUMBER, ConfigValueType.STRING);
    private static final Set<ConfigValueType> BOOLEANS = Set.of(ConfigValueType.BOOLEAN);

    static final Kind<String> RAW_TEXT = Kind.of("a text", "\"some text\"", SCALARS, "", Optional::of);
    static final Kind<String> TEXT = Kind.of(
            "a text that is not empty",
            "\"some text\"",
            SCALARS,
            "",
            text -> Optional.of(text).filter(t -> !t.isBlank()));
    static final Kind<Integer> POSITIVE = whole("a whole number above 0", "30", 1);
    static final Kind<Integer> NOT_NEGATIVE = whole("a whole number, 0 or above", "3", 0);
    static final Kind<BigDecimal> DECIMAL =
            Kind.of("a decimal number", "0.4", NUMBERS_OR_TEXTS, BigDecimal.ZERO, read(BigDecimal::new));
    static final Kind<BigDecimal> SHARE = Kind.of(
            "a share from 0 to 1",
            "0.1",
            NUMBERS_OR_TEXTS,
            BigDecimal.ZERO,
            text -> Optional.of(new BigDecimal(text))
                    .filter(share -> share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0));
    static final Kind<Boolean> FLAG = Kind.of("true or false", "true", BOOLEANS, false, read(Boolean::valueOf));
    static final Kind<Duration> DURATION =
            Kind.of("a duration with its unit", "36 hours", TEXTS, Duration.ZERO, Durations::parse);
    static final Kind<LocalDate> DATE =
            Kind.of("a date", "\"2026-03-31\"", TEXTS, LocalDate.EPOCH, read(LocalDate::parse));
    static final Kind<LocalTime> TIME =
            Kind.of("a time of day", "\"09:00\"", TEXTS, LocalTime.MIDNIGHT, read(LocalTime::parse));
    static final Kind<ZoneId> ZONE = Kind.of("a time zone", "Europe/Berlin", TEXTS, ZoneId.of("UTC"), read(ZoneId::of))
            .suggesting(List.copyOf(ZoneId.getAvailableZoneIds()));
    static final Kind<Charset> CHARSET =
            Kind.of("a character set", "UTF-8", TEXTS, StandardCharsets.UTF_8, read(Charset::forName));
    static final Kind<String> REGEX = Kind.of(
            "a regular expression",
            "\"Total: .*\"",
            SCALARS,
            "",
            read(text -> Pattern.compile(text).pattern()));
    /** A text, or between slashes a regular expression; may be empty. */
    static final Kind<String> PATTERN = Kind.of(
            "a text, or a regular expression between slashes", "\"/paid.*/\"", SCALARS, "", read(TextPattern::checked));

    static final Kind<String> GLOB =
            Kind.of("a file pattern below the delivery folder", "\"salesforce/Lead*.csv\"", SCALARS, "", Kinds::glob);
    static final Kind<String> DATE_PATTERN =
            Kind.of("a date pattern", "\"yyyy-MM-dd HH:mm\"", SCALARS, "", Kinds::datePattern);
    static final Kind<String> NAME =
            Kind.shaped("a name of small letters, digits and underscores", "spend_date", "[a-z][a-z0-9_]{0,62}");
    static final Kind<String> COLUMN = Kind.shaped(
            "a column name of small letters, digits and underscores", "spend_date", "[a-z_][a-z0-9_]{0,62}");
    static final Kind<TableName> TABLE = Kind.of(
            "a table of one of the schemas bronze, silver, gold and ops",
            "silver.touch",
            TEXTS,
            TableName.of("silver.unknown"),
            TableName::parse);

    private Kinds() {}

    private static Kind<Integer> whole(String expected, String example, int least) {
        return Kind.of(
                expected,
                example,
                NUMBERS,
                least,
                text -> Optional.of(Integer.valueOf(text)).filter(number -> number >= least));
    }

    private static Optional<String> glob(String text) {
        boolean leavesFolder = text.isBlank() || text.startsWith("/") || text.contains("..") || text.contains("\\");
        if (leavesFolder) {
            return Optional.empty();
        }
        return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + text))
                .map(valid -> text);
    }

    private static Optional<String> datePattern(String text) {
        return Optional.of(DateTimeFormatter.ofPattern(text, Locale.ENGLISH)).map(valid -> text);
    }

    private static <T> Function<String, Optional<T>> read(Function<String, T> parse) {
        return parse.andThen(Optional::of);
    }
}
