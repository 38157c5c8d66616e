package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessHoursTest {
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final BusinessCalendar OFFICE =
            calendar("America/New_York", MONDAY_TO_FRIDAY, "09:00", "17:00", Set.of(LocalDate.of(2026, 7, 3)));
    private static final BusinessCalendar NIGHT_SHIFT =
            calendar("Europe/Berlin", EnumSet.allOf(DayOfWeek.class), "01:00", "05:00", Set.of());
    private static final BusinessCalendar ALWAYS =
            calendar("Europe/London", EnumSet.allOf(DayOfWeek.class), "00:00", "00:00", Set.of());

    @ParameterizedTest(name = "{0}: {1} to {2} = {3}")
    @CsvSource({
        "over a weekend,            2026-06-05T16:50, 2026-06-08T09:10,   20",
        "within a day,              2026-06-08T10:00, 2026-06-08T10:30,   30",
        "after closing,             2026-06-08T18:00, 2026-06-08T22:00,    0",
        "over a holiday,            2026-07-02T16:00, 2026-07-06T10:00,  120",
        "backwards,                 2026-06-08T09:10, 2026-06-05T16:50,  -20",
        "over the clock change,     2026-03-06T16:00, 2026-03-09T10:00,  120",
        "seconds are cut,           2026-06-08T10:00, 2026-06-08T10:00:59, 0",
        "a week in an earlier age,  1999-05-03T00:00, 1999-05-10T00:00, 2400",
        "a week in a later age,     2051-05-01T00:00, 2051-05-08T00:00, 2400",
    })
    void countsOfficeMinutes(String name, LocalDateTime from, LocalDateTime to, long expected) {
        assertThat(new BusinessHours(OFFICE).minutesBetween(newYork(from), newYork(to)))
                .as(name)
                .isEqualTo(expected);
    }

    @Test
    void openHourThatTheClockSkipsIsNotCounted() {
        Instant before = Instant.parse("2026-03-28T12:00:00Z");
        Instant after = Instant.parse("2026-03-29T12:00:00Z");
        assertThat(new BusinessHours(NIGHT_SHIFT).minutesBetween(before, after)).isEqualTo(3 * 60);
    }

    @Test
    void openHourThatTheClockRepeatsIsCountedTwice() {
        Instant before = Instant.parse("2026-10-24T12:00:00Z");
        Instant after = Instant.parse("2026-10-25T12:00:00Z");
        assertThat(new BusinessHours(NIGHT_SHIFT).minutesBetween(before, after)).isEqualTo(5 * 60);
    }

    static Stream<BusinessCalendar> calendars() {
        return Stream.of(OFFICE, NIGHT_SHIFT, ALWAYS);
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void agreesWithCountingMinuteByMinute(BusinessCalendar calendar) {
        BusinessHours hours = new BusinessHours(calendar);
        Random random = new Random(20261122);
        IntStream.range(0, 300).forEach(round -> {
            Instant from =
                    Instant.parse("2026-01-01T00:00:00Z").plus(random.nextInt(366 * 24 * 60), ChronoUnit.MINUTES);
            Instant to = from.plus(random.nextInt(9 * 24 * 60), ChronoUnit.MINUTES);
            assertThat(hours.minutesBetween(from, to)).as("%s to %s", from, to).isEqualTo(counted(calendar, from, to));
            assertThat(hours.minutesBetween(to, from)).isEqualTo(-hours.minutesBetween(from, to));
        });
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void partsAddUpToTheWhole(BusinessCalendar calendar) {
        BusinessHours hours = new BusinessHours(calendar);
        Random random = new Random(7);
        IntStream.range(0, 500).forEach(round -> {
            Instant from = Instant.parse("1995-01-01T00:00:00Z").plus(random.nextInt(60 * 366), ChronoUnit.DAYS);
            Instant middle = from.plus(Duration.ofMinutes(random.nextInt(1_000_000)));
            Instant to = middle.plus(Duration.ofMinutes(random.nextInt(1_000_000)));
            assertThat(hours.minutesBetween(from, middle) + hours.minutesBetween(middle, to))
                    .isEqualTo(hours.minutesBetween(from, to));
        });
    }

    private static long counted(BusinessCalendar calendar, Instant from, Instant to) {
        return Stream.iterate(from, minute -> minute.isBefore(to), minute -> minute.plusSeconds(60))
                .filter(minute -> isOpen(calendar, minute.atZone(calendar.zone())))
                .count();
    }

    private static boolean isOpen(BusinessCalendar calendar, ZonedDateTime local) {
        boolean isBeforeClosing = calendar.closes().equals(LocalTime.MIDNIGHT)
                || local.toLocalTime().isBefore(calendar.closes());
        return calendar.workdays().contains(local.getDayOfWeek())
                && !calendar.holidays().contains(local.toLocalDate())
                && !local.toLocalTime().isBefore(calendar.opens())
                && isBeforeClosing;
    }

    private static Instant newYork(LocalDateTime local) {
        return local.atZone(ZoneId.of("America/New_York")).toInstant();
    }

    private static BusinessCalendar calendar(
            String zone, Set<DayOfWeek> workdays, String opens, String closes, Set<LocalDate> holidays) {
        return new BusinessCalendar(
                "test",
                ZoneId.of(zone),
                workdays,
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                holidays,
                FiscalYear.CALENDAR,
                new Place("test", 0),
                "");
    }
}
