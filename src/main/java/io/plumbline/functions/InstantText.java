package io.plumbline.functions;

import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * {@code instant(text)}: an ISO instant with its zone, in microseconds since 1970 UTC. The usual form is read here from the bytes: a
 * cast looks for the zone by regular expressions and costs ten times as much. Every other form is left to Spark's cast.
 */
public final class InstantText {
    private static final int FRACTION = 19;
    private static final int MAX_FRACTION = 6;
    private static final UTF8String T = UTF8String.fromString("T");
    private static final UTF8String ZULU = UTF8String.fromString("Z");
    private static final UTF8String ZULU_TWICE = UTF8String.fromString("Z+0000");
    private static final UTF8String PLUS = UTF8String.fromString("+");
    private static final UTF8String MINUS = UTF8String.fromString("-");
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final long NONE = EightDigits.NONE;
    /** Of yyyy-MM- and ddTHH:mm, from the last byte to the first. */
    private static final long DATE_MARKS = 0x2D_00_00_2D_00_00_00_00L;

    private static final long DATE_DIGITS = 0x00_FF_FF_00_FF_FF_FF_FFL;
    private static final long TIME_MARKS = 0x00_00_3A_00_00_54_00_00L;
    private static final long TIME_DIGITS = 0xFF_FF_00_FF_FF_00_FF_FFL;

    private InstantText() {}

    /** The instant; null for a text without zone, because nobody knows when it was, and for one that is none. */
    public static @Nullable Long instant(@Nullable UTF8String text) {
        if (text == null) {
            return null;
        }
        long micros = usual(text);
        return micros == NONE ? unusual(text) : Long.valueOf(micros);
    }

    /** yyyy-MM-ddTHH:mm:ss with up to six decimals, then Z, Z+0000 or an offset of hours and minutes; {@link #NONE} otherwise. */
    private static long usual(UTF8String text) {
        int length = text.numBytes();
        if (length <= FRACTION || text.getByte(16) != ':') {
            return NONE;
        }
        long date = EightDigits.among(text, 0, DATE_MARKS, DATE_DIGITS);
        long time = EightDigits.among(text, EightDigits.BYTES, TIME_MARKS, TIME_DIGITS);
        int second = pair(text, 17);
        if (date < 0 || time < 0 || second < 0) {
            return NONE;
        }
        int year = 100 * EightDigits.pair(date, 0) + EightDigits.pair(date, 2);
        int month = EightDigits.pair(date, 5);
        int day = EightDigits.pair(time, 0);
        int hour = EightDigits.pair(time, 3);
        int minute = EightDigits.pair(time, 6);
        boolean isTime = year > 0 && isDay(year, month, day) && hour <= 23 && minute <= 59 && second <= 59;
        int zone = FRACTION;
        int fraction = 0;
        if (text.getByte(FRACTION) == '.') {
            zone++;
            while (zone < length && isDigit(text.getByte(zone))) {
                fraction = zone - FRACTION <= MAX_FRACTION ? 10 * fraction + text.getByte(zone) - '0' : fraction;
                zone++;
            }
        }
        int decimals = zone - FRACTION - 1;
        int offset = offsetMinutes(text, zone, length);
        if (!isTime || decimals == 0 || decimals > MAX_FRACTION || offset == Integer.MIN_VALUE) {
            return NONE;
        }
        for (int i = Math.max(0, decimals); i < MAX_FRACTION; i++) {
            fraction *= 10;
        }
        long minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset;
        return TimeUnit.SECONDS.toMicros(minutes * 60 + second) + fraction;
    }

    private static int offsetMinutes(UTF8String text, int from, int length) {
        int left = length - from;
        if (left > 0 && text.getByte(from) == 'Z' && (left == 1 || left == 6 && text.endsWith(ZULU_TWICE))) {
            return 0;
        }
        boolean isOffset =
                left == 6 && (text.getByte(from) == '+' || text.getByte(from) == '-') && text.getByte(from + 3) == ':';
        if (!isOffset) {
            return Integer.MIN_VALUE;
        }
        int hours = pair(text, from + 1);
        int minutes = pair(text, from + 4);
        int offset = 60 * hours + minutes;
        boolean isKnown = isWithin(hours, 17) && isWithin(minutes, 59);
        return isKnown ? text.getByte(from) == '-' ? -offset : offset : Integer.MIN_VALUE;
    }

    /** A number of two digits; negative if they are none. */
    private static int pair(UTF8String text, int at) {
        byte tens = text.getByte(at);
        byte ones = text.getByte(at + 1);
        return isDigit(tens) && isDigit(ones) ? 10 * (tens - '0') + ones - '0' : -1_000_000;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isWithin(int number, int most) {
        return number >= 0 && number <= most;
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        int length = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
        return day <= (month == 2 && isLeap(year) ? length + 1 : length);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Since 1970, in the Gregorian calendar throughout. */
    private static long days(int year, int month, int day) {
        int before = year - 1;
        long ofYears = 365L * before + before / 4 - before / 100 + before / 400;
        int leap = month > 2 && isLeap(year) ? 1 : 0;
        return ofYears + DAYS_BEFORE_MONTH[month - 1] + leap + day - 1 - 719_162L;
    }

    static @Nullable Long unusual(UTF8String text) {
        if (!text.substringSQL(11, 1).equals(T)) {
            return null;
        } else if (text.endsWith(ZULU_TWICE)) {
            return cast(text.replace(ZULU_TWICE, ZULU));
        }
        UTF8String sign = text.substringSQL(-6, 1);
        return text.endsWith(ZULU) || sign.equals(PLUS) || sign.equals(MINUS) ? cast(text) : null;
    }

    private static @Nullable Long cast(UTF8String text) {
        Option<Object> micros = DateTimeUtils.stringToTimestamp(text, ZoneOffset.UTC);
        return micros.isDefined() ? (Long) micros.get() : null;
    }
}
