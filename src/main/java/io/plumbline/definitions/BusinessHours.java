package io.plumbline.definitions;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Counts business minutes: the time during which a calendar is open, in whole minutes. The clock that counts is the
 * wall clock's elapsed time, so an open hour that a clock change skips counts nothing and a repeated one counts twice.
 * A closing time of 00:00 means the end of the day.
 */
public final class BusinessHours implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Days for which the running sum is kept, so that an interval costs two look-ups however long it is. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2050, 1, 1);

    private final ZoneId zone;
    private final Set<DayOfWeek> workdays;
    private final LocalTime opens;
    private final LocalTime closes;
    private final Set<LocalDate> holidays;

    /** Open seconds from {@link #FIRST_DAY} to the start of each day. */
    private final long[] openSecondsBefore;

    public BusinessHours(BusinessCalendar calendar) {
        zone = calendar.zone();
        workdays = calendar.workdays();
        opens = calendar.opens();
        closes = calendar.closes();
        holidays = calendar.holidays();
        openSecondsBefore = new long[Math.toIntExact(FIRST_DAY.until(LAST_DAY, ChronoUnit.DAYS)) + 1];
        for (int day = 1; day < openSecondsBefore.length; day++) {
            openSecondsBefore[day] = openSecondsBefore[day - 1] + openSeconds(FIRST_DAY.plusDays(day - 1L));
        }
    }

    /** Open whole minutes from {@code from} until {@code to}; the same number, negative, when {@code to} is earlier. */
    public long minutesBetween(Instant from, Instant to) {
        return (openSecondsUntil(to) - openSecondsUntil(from)) / 60;
    }

    private long openSecondsUntil(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return openSecondsBefore(day) + (isOpenOn(day) ? openSecondsWithin(day, instant) : 0);
    }

    private long openSecondsWithin(LocalDate day, Instant instant) {
        Instant opening = opening(day);
        Instant closing = closing(day);
        Instant end = instant.isBefore(closing) ? instant : closing;
        return end.isAfter(opening) ? Duration.between(opening, end).toSeconds() : 0;
    }

    private long openSecondsBefore(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            return -day.datesUntil(FIRST_DAY).mapToLong(this::openSeconds).sum();
        }
        if (day.isAfter(LAST_DAY)) {
            return openSecondsBefore(LAST_DAY)
                    + LAST_DAY.datesUntil(day).mapToLong(this::openSeconds).sum();
        }
        return openSecondsBefore[Math.toIntExact(day.toEpochDay() - FIRST_DAY.toEpochDay())];
    }

    private long openSeconds(LocalDate day) {
        return isOpenOn(day) ? Duration.between(opening(day), closing(day)).toSeconds() : 0;
    }

    private boolean isOpenOn(LocalDate day) {
        return workdays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private Instant opening(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return closes.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(closes).atZone(zone).toInstant();
    }
}
