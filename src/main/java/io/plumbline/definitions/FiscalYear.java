package io.plumbline.definitions;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** How a company cuts its years: {@code fiscal} of {@code conf/calendars/<name>.conf}. Each day is in one year, period and week. */
public sealed interface FiscalYear extends Serializable {
    /** The calendar year. */
    FiscalYear CALENDAR = new Months(Month.JANUARY, NamedBy.END);

    /** What a year that lies in two calendar years is named by. A year that starts in January has one name by both. */
    enum NamedBy {
        START,
        END
    }

    /** Where the week lies in which a year of whole weeks ends. */
    enum YearEnds {
        /** On the last day of a week that is nearest to the end of the month before {@code starts}. */
        NEAREST,
        /** On the last one in that month. */
        LAST
    }

    /**
     * Where a day is.
     *
     * @param quarter 1 to 4
     * @param period 1 to 12
     * @param week 1 to 53, from the first day of the year
     */
    record FiscalDay(int year, int quarter, int period, int week) {}

    /** The month in which a year starts, or near whose first day it does. */
    Month starts();

    NamedBy namedBy();

    /** First day of the year that starts in, or near, the month {@link #starts()} of a calendar year. */
    LocalDate firstDay(int calendarYear);

    FiscalDay of(LocalDate day);

    /** The calendar year that the fiscal year of a day started in, or near. */
    private static int startedIn(FiscalYear fiscal, LocalDate day) {
        int year = day.getYear() + 1;
        while (fiscal.firstDay(year).isAfter(day)) {
            year--;
        }
        return year;
    }

    private static int named(FiscalYear fiscal, int startedIn) {
        return fiscal.namedBy() == NamedBy.START || fiscal.starts() == Month.JANUARY ? startedIn : startedIn + 1;
    }

    /** Twelve calendar months. */
    record Months(Month starts, NamedBy namedBy) implements FiscalYear {
        @Override
        public LocalDate firstDay(int calendarYear) {
            return LocalDate.of(calendarYear, starts, 1);
        }

        @Override
        public FiscalDay of(LocalDate day) {
            int startedIn = startedIn(this, day);
            LocalDate first = firstDay(startedIn);
            int period = (int) ChronoUnit.MONTHS.between(first, day) + 1;
            int week = (int) ChronoUnit.WEEKS.between(first, day) + 1;
            return new FiscalDay(named(this, startedIn), (period + 2) / 3, period, week);
        }
    }

    /**
     * 52 whole weeks, or 53, of which the last is then the last period's.
     *
     * @param firstDayOfWeek the day that weeks, and so years, begin with
     * @param periods weeks of the three periods of a quarter, such as 4, 4, 5
     */
    record Weeks(Month starts, NamedBy namedBy, DayOfWeek firstDayOfWeek, YearEnds yearEnds, List<Integer> periods)
            implements FiscalYear {
        private static final int WEEKS_OF_QUARTER = 13;

        public Weeks {
            periods = List.copyOf(periods);
        }

        @Override
        public LocalDate firstDay(int calendarYear) {
            int daysBefore = yearEnds == YearEnds.NEAREST ? 3 : 6;
            return LocalDate.of(calendarYear, starts, 1)
                    .minusDays(daysBefore)
                    .with(TemporalAdjusters.nextOrSame(firstDayOfWeek));
        }

        @Override
        public FiscalDay of(LocalDate day) {
            int startedIn = startedIn(this, day);
            int weeksBefore = (int) ChronoUnit.WEEKS.between(firstDay(startedIn), day);
            int quartersBefore = Math.min(weeksBefore / WEEKS_OF_QUARTER, 3);
            int weeksOfQuarterBefore = weeksBefore - quartersBefore * WEEKS_OF_QUARTER;
            int periodsOfQuarterBefore = 0;
            if (weeksOfQuarterBefore >= periods.get(0)) {
                periodsOfQuarterBefore = weeksOfQuarterBefore >= periods.get(0) + periods.get(1) ? 2 : 1;
            }
            return new FiscalDay(
                    named(this, startedIn),
                    quartersBefore + 1,
                    quartersBefore * 3 + periodsOfQuarterBefore + 1,
                    weeksBefore + 1);
        }
    }
}
