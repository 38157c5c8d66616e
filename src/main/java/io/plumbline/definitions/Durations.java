package io.plumbline.definitions;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations, which always name their unit: {@code 36 hours}, {@code 7d}. */
final class Durations {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})\\s*(minute|hour|day|week|m|h|d|w)s?");
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    private Durations() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration unit = UNITS.getOrDefault(matcher.group(2).substring(0, 1), Duration.ZERO);
        return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))));
    }
}
