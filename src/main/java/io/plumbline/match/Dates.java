package io.plumbline.match;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The dates of a column, taken apart; what has not eight digits is no date and like no other. */
final class Dates {
    private static final int DIGITS = 8;
    private static final int NONE = Integer.MIN_VALUE;

    private final int[] numbers;
    private final long[] days;

    Dates(Values values) {
        numbers = new int[values.size()];
        days = new long[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            String text = values.text(i);
            numbers[i] = text.length() == DIGITS ? Integer.parseInt(text) : NONE;
            days[i] = day(numbers[i]);
        }
    }

    /** How many of year, month and day are the same; day and month exchanged count as all but one. */
    ValueTest sameParts(int atLeast) {
        return (left, right) -> {
            int one = numbers[left];
            int other = numbers[right];
            return one != NONE && other != NONE && sameParts(one, other) >= atLeast;
        };
    }

    /** Two parts are the same, the third is one more or less: numbers as they are written, so that 1989 and 1990 are near. */
    ValueTest onePartOff() {
        return (left, right) -> {
            int one = numbers[left];
            int other = numbers[right];
            if (one == NONE || other == NONE) {
                return false;
            }
            int apart = Math.abs(one / 10000 - other / 10000)
                    + Math.abs(one / 100 % 100 - other / 100 % 100)
                    + Math.abs(one % 100 - other % 100);
            return apart == 1;
        };
    }

    ValueTest within(int atMostDays) {
        return (left, right) ->
                days[left] != NONE && days[right] != NONE && Math.abs(days[left] - days[right]) <= atMostDays;
    }

    private static int sameParts(int one, int other) {
        int oneMonth = one / 100 % 100;
        int otherMonth = other / 100 % 100;
        int oneDay = one % 100;
        int otherDay = other % 100;
        int year = one / 10000 == other / 10000 ? 1 : 0;
        if (oneMonth == otherDay && oneDay == otherMonth) {
            return 1 + year;
        }
        return year + (oneMonth == otherMonth ? 1 : 0) + (oneDay == otherDay ? 1 : 0);
    }

    private static long day(int number) {
        try {
            return LocalDate.of(number / 10000, number / 100 % 100, number % 100)
                    .toEpochDay();
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
