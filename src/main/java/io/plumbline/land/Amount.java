package io.plumbline.land;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as reports print it: 1,234.50 or 1.234,50, with a currency sign, a percent sign or as 1.2E7. */
final class Amount {
    private static final Pattern DECORATION = Pattern.compile("[\\s\\u00A0\\u202F\\p{Sc}%]");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d*\\.?\\d+(?:[Ee][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern GROUPED_BY_DOTS = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+,\\d+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private Amount() {}

    /** A number without decoration, with an exponent of at most three digits. */
    static Optional<BigDecimal> plain(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static Optional<BigDecimal> parse(String cell) {
        if (PLAIN.matcher(cell).matches()) {
            return Optional.of(new BigDecimal(cell));
        }
        String text = DECORATION.matcher(cell).replaceAll("");
        if (GROUPED.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(",", "")));
        }
        if (GROUPED_BY_DOTS.matcher(text).matches()
                || DECIMAL_COMMA.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
