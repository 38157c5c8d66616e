package io.plumbline.definitions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Business hours of one region, and the fiscal year there: {@code conf/calendars/<name>.conf}. */
public record BusinessCalendar(
        String name,
        ZoneId zone,
        Set<DayOfWeek> workdays,
        LocalTime opens,
        LocalTime closes,
        Set<LocalDate> holidays,
        FiscalYear fiscalYear,
        Place place,
        String hash) {
    public BusinessCalendar {
        workdays = Set.copyOf(workdays);
        holidays = Set.copyOf(holidays);
    }
}
