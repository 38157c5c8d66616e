package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.FiscalYear.FiscalDay;
import io.plumbline.definitions.FiscalYear.NamedBy;
import io.plumbline.definitions.FiscalYear.YearEnds;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiscalYearTest {
    private static final LocalDate FROM = LocalDate.of(1999, 12, 1);
    private static final LocalDate TO = LocalDate.of(2061, 3, 1);

    /** As retailers in the United States cut their years. */
    private static final FiscalYear RETAIL = weeks(Month.FEBRUARY, NamedBy.START, YearEnds.NEAREST, List.of(4, 5, 4));

    private static FiscalYear weeks(Month starts, NamedBy namedBy, YearEnds yearEnds, List<Integer> periods) {
        return new FiscalYear.Weeks(starts, namedBy, DayOfWeek.SUNDAY, yearEnds, periods);
    }

    static Stream<FiscalYear> years() {
        return Stream.of(
                FiscalYear.CALENDAR,
                new FiscalYear.Months(Month.FEBRUARY, NamedBy.END),
                new FiscalYear.Months(Month.OCTOBER, NamedBy.START),
                RETAIL,
                weeks(Month.JANUARY, NamedBy.END, YearEnds.LAST, List.of(4, 4, 5)),
                weeks(Month.OCTOBER, NamedBy.END, YearEnds.NEAREST, List.of(5, 4, 4)));
    }

    @ParameterizedTest
    @MethodSource("years")
    @DisplayName("F37 the days of fiscal weeks, periods and quarters, 4-4-5 too, add up to all days")
    void dailySumsEqualTheTotal(FiscalYear year) {
        Map<String, Long> byPeriod = new TreeMap<>();
        Map<Integer, Long> byYear = new TreeMap<>();
        long total = 0;
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            FiscalDay fiscal = year.of(day);
            byPeriod.merge(fiscal.year() + "-" + fiscal.quarter() + "-" + fiscal.period(), day.toEpochDay(), Long::sum);
            byYear.merge(fiscal.year(), day.toEpochDay(), Long::sum);
            total += day.toEpochDay();
        }
        assertThat(byPeriod.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        assertThat(byYear.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        Map<String, Long> periodsOfYear = byPeriod.keySet().stream()
                .collect(Collectors.groupingBy(period -> period.substring(0, 4), TreeMap::new, Collectors.counting()));
        for (int whole = 2001; whole < 2060; whole++) {
            assertThat(periodsOfYear.get(String.valueOf(whole))).as("%s", whole).isEqualTo(12);
        }
    }

    @ParameterizedTest
    @MethodSource("years")
    void dayAfterDayNothingIsSkipped(FiscalYear year) {
        for (LocalDate day = FROM; day.isBefore(TO); day = day.plusDays(1)) {
            FiscalDay today = year.of(day);
            FiscalDay next = year.of(day.plusDays(1));
            if (next.year() == today.year()) {
                assertThat(next.period() - today.period()).as("%s", day).isBetween(0, 1);
                assertThat(next.week() - today.week()).as("%s", day).isBetween(0, 1);
            } else {
                assertThat(next).as("%s", day).isEqualTo(new FiscalDay(today.year() + 1, 1, 1, 1));
                assertThat(today.quarter()).isEqualTo(4);
                assertThat(today.period()).isEqualTo(12);
                assertThat(today.week()).isBetween(52, 53);
            }
        }
    }

    /** Of the calendar that the National Retail Federation publishes: 2023 has 53 weeks, 2024 and 2025 have 52. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-28, 2022, 4, 12, 52", "2023-01-29, 2023, 1, 1, 1", "2023-02-26, 2023, 1, 2, 5",
        "2024-02-03, 2023, 4, 12, 53", "2024-02-04, 2024, 1, 1, 1", "2025-02-01, 2024, 4, 12, 52",
        "2025-02-02, 2025, 1, 1, 1", "2025-05-03, 2025, 1, 3, 13", "2025-05-04, 2025, 2, 4, 14"
    })
    void retailYearsAreThoseThatArePublished(LocalDate day, int year, int quarter, int period, int week) {
        assertThat(RETAIL.of(day)).isEqualTo(new FiscalDay(year, quarter, period, week));
    }

    @Test
    void aYearIsNamedByItsEndOrByItsStart() {
        LocalDate day = LocalDate.of(2026, 3, 9);
        assertThat(new FiscalYear.Months(Month.FEBRUARY, NamedBy.END).of(day)).isEqualTo(new FiscalDay(2027, 1, 2, 6));
        assertThat(new FiscalYear.Months(Month.FEBRUARY, NamedBy.START).of(day))
                .isEqualTo(new FiscalDay(2026, 1, 2, 6));
    }
}
