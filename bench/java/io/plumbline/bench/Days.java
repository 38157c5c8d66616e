package io.plumbline.bench;

import java.time.LocalDate;
import java.util.stream.LongStream;

/** Names of days, made once: formatting them would cost more than all the rest. */
final class Days {
    private static final long FIRST = LocalDate.of(2022, 1, 1).toEpochDay();
    private static final int COUNT = 3_000;
    private static final String[] ISO = LongStream.range(FIRST, FIRST + COUNT)
            .mapToObj(day -> LocalDate.ofEpochDay(day).toString())
            .toArray(String[]::new);

    private Days() {}

    /** {@code 2026-03-01}. */
    static String iso(long second) {
        return ISO[(int) (second / Night.DAY - FIRST)];
    }

    static LocalDate date(long second) {
        return LocalDate.ofEpochDay(second / Night.DAY);
    }
}
