package io.plumbline.land;

import io.plumbline.land.NumberFormats.Shows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates of a workbook, which are numbers of days, as ISO text. */
final class DateTexts {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime DAY_0_OF_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime DAY_0_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    /** 31 December 9999, the last day that a workbook knows. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(2_958_466);

    /** A workbook's calendar has a 29 February 1900; before it, and on it, numbers are no dates that all agree upon. */
    private static final BigDecimal FIRST_SURE_DAY = BigDecimal.valueOf(61);

    private final List<Shows> styles;
    private final boolean is1904;

    DateTexts(List<Shows> styles, boolean is1904) {
        this.styles = styles;
        this.is1904 = is1904;
    }

    /** The date, time or both that a cell shows; empty if its style shows a number. */
    Optional<String> of(BigDecimal days, int style) {
        Shows shows = style >= 0 && style < styles.size() ? styles.get(style) : Shows.NUMBER;
        boolean isInCalendar = days.signum() >= 0 && days.compareTo(MOST_DAYS) < 0;
        if (shows == Shows.NUMBER || !isInCalendar) {
            return Optional.empty();
        }
        long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime moment = (is1904 ? DAY_0_OF_1904 : DAY_0_OF_1900).plusSeconds(seconds);
        if (shows == Shows.TIME && days.compareTo(BigDecimal.ONE) < 0) {
            return Optional.of(TIME.format(moment));
        } else if (!is1904 && days.compareTo(FIRST_SURE_DAY) < 0) {
            return Optional.empty();
        }
        boolean isWholeDay = shows == Shows.DATE && seconds % 86_400 == 0;
        return Optional.of((isWholeDay ? DATE : DATE_TIME).format(moment));
    }
}
