package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them: few digits, a true minus, thin differences of unit left to the row's label. */
final class Figures {
    static final String NOT_AVAILABLE = "n/a";

    private static final String NO_BREAK = "\u00a0";
    private static final String PERCENT = NO_BREAK + "%";

    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);

    private Figures() {}

    static String value(BigDecimal value, Unit unit) {
        return switch (unit) {
            case PERCENT -> plain(value.multiply(HUNDRED), 1) + PERCENT;
            case COUNT -> compact(value, 0);
            case CURRENCY -> compact(value, 0);
            case RATIO -> plain(value, 2);
            case MINUTES, HOURS, DAYS, MONTHS -> compact(value, 1);
        };
    }

    /** A difference of two values, with its sign; of percentages in percentage points. */
    static String variance(BigDecimal variance, Unit unit) {
        return signed(
                variance,
                unit == Unit.PERCENT
                        ? plain(variance.abs().multiply(HUNDRED), 1) + NO_BREAK + "pp"
                        : value(variance.abs(), unit));
    }

    /** A signed share: −8 %. */
    static String signedShare(BigDecimal share) {
        return signed(share, share(share));
    }

    /** A share without its sign: 8 %; below 10 % with one decimal unless that is 0. */
    static String share(BigDecimal share) {
        BigDecimal percent = share.abs().multiply(HUNDRED);
        String text = plain(percent, percent.compareTo(BigDecimal.TEN) < 0 ? 1 : 0);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + PERCENT;
    }

    static String count(long count) {
        return plain(BigDecimal.valueOf(count), 0);
    }

    static String compact(BigDecimal value, int decimals) {
        if (value.abs().compareTo(MILLION) >= 0) {
            return plain(value.divide(MILLION), 2) + "M";
        }
        if (value.abs().compareTo(TEN_THOUSAND) >= 0) {
            return plain(value.divide(THOUSAND), 1) + "k";
        }
        return plain(value, decimals);
    }

    static String unitOf(Unit unit, String currency) {
        return switch (unit) {
            case PERCENT -> "%";
            case CURRENCY -> currency;
            case COUNT -> "count";
            case RATIO -> "ratio";
            case MINUTES -> "business minutes";
            case HOURS -> "hours";
            case DAYS -> "days";
            case MONTHS -> "months";
        };
    }

    /** A count with its noun: 1 file, 2 files. */
    static String count(long count, String noun) {
        return count(count) + NO_BREAK + noun + (count == 1 ? "" : "s");
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    static String shortMonth(YearMonth month) {
        return SHORT_MONTH.format(month);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    private static String signed(BigDecimal number, String size) {
        return number.signum() == 0 ? size : (number.signum() > 0 ? "+" : "−") + size;
    }

    private static String plain(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        String text = String.format(Locale.ENGLISH, "%,." + decimals + "f", rounded.abs());
        return rounded.signum() < 0 ? "−" + text : text;
    }
}
