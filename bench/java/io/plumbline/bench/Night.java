package io.plumbline.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One delivery: what happened from one second on and before another, both since 1970 UTC.
 *
 * @param number 1 is the whole history, later ones a day each
 */
record Night(int number, LocalDate date, long from, long until) {
    static final long DAY = 86_400;

    /** Two years before the first night. */
    static final long START = second(LocalDate.of(2024, 3, 1));

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    static Night of(int number) {
        LocalDate date = FIRST.plusDays(number - 1L);
        long until = second(date);
        return new Night(number, date, number == 1 ? START : until - DAY, until);
    }

    boolean isHistory() {
        return number == 1;
    }

    boolean has(long second) {
        return second < until && (isHistory() || second >= from);
    }

    private static long second(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
