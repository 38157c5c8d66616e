package io.plumbline.land;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** What a cell of a workbook says, as text. */
final class CellText {
    /** A workbook's numbers are exact up to this many digits. */
    private static final int EXACT_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    /** The smallest number of a workbook, written out. */
    private static final int LONGEST = 400;

    private final List<String> shared;
    private final DateTexts dates;

    CellText(List<String> shared, DateTexts dates) {
        this.shared = shared;
        this.dates = dates;
    }

    /**
     * The text of a value.
     *
     * @param type of the cell, "" for a number
     * @param style number of the cell's style, -1 for none
     * @param value as it is stored
     */
    String of(String type, int style, String value) throws ContainerException {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> shared(value);
            case "b" -> value.strip().equals("0") ? "FALSE" : "TRUE";
            case "str" -> RichText.unescaped(value);
            case "", "n" -> number(value.strip(), style);
            default -> value;
        };
    }

    private String shared(String index) throws ContainerException {
        if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= shared.size()) {
            throw new ContainerException("a cell refers to a shared text that the workbook does not have");
        }
        return shared.get(Integer.parseInt(index));
    }

    private String number(String value, int style) throws ContainerException {
        Optional<BigDecimal> number = value.length() > LONGEST ? Optional.empty() : Amount.plain(value);
        if (number.isEmpty()) {
            throw new ContainerException("a cell's number cannot be read as one");
        }
        return dates.of(number.get(), style).orElseGet(() -> text(value, number.get()));
    }

    /**
     * The shortest decimal text that is the stored number. A whole number beyond the digits that a workbook keeps has lost its
     * last ones; it is written with its exponent, as a spreadsheet shows it, so that nobody takes it for an id. More digits
     * than a spreadsheet can hold come from another program, which has written what it meant.
     */
    private static String text(String value, BigDecimal number) {
        boolean isLong = number.precision() - number.scale() > EXACT_DIGITS;
        if (isLong && value.matches("-?\\d+") && number.stripTrailingZeros().precision() > EXACT_DIGITS) {
            return value;
        }
        BigDecimal shortest = shortest(number);
        if (isLong) {
            BigDecimal digits = shortest.stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            return digits.movePointLeft(exponent).toPlainString() + "E+" + exponent;
        }
        return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal shortest(BigDecimal number) {
        double stored = number.doubleValue();
        for (int digits = EXACT_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = number.round(new MathContext(digits));
            if (Double.compare(rounded.doubleValue(), stored) == 0) {
                return rounded;
            }
        }
        return number.round(new MathContext(MOST_DIGITS));
    }
}
