package io.plumbline.functions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code amount(text)}: an amount with point as decimal sign, with or without thousands commas, sign of a currency or exponent;
 * half of the last of four decimals is rounded away from zero. A cast reads no commas, and says so by an exception inside,
 * once for each cell.
 */
public final class AmountText {
    static final DecimalType TYPE = DataTypes.createDecimalType(18, 4);

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern WRITTEN_OUT =
            Pattern.compile("[+-]?[$€£]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?");
    private static final Pattern SIGNS = Pattern.compile("[,$€£]");

    /** So many characters make no number that is too long. */
    private static final int MAX_PLAIN = 14;

    private static final long NONE = EightDigits.NONE;
    private static final long[] TENS = {1, 10, 100, 1_000, 10_000};

    private AmountText() {}

    /** The amount; null for a text that is none, or that is too large for the type. */
    public static @Nullable Decimal amount(@Nullable UTF8String text) {
        if (text == null) {
            return null;
        }
        long tenThousandths = plain(text);
        return tenThousandths == NONE ? byRule(text) : Decimal.apply(tenThousandths, TYPE.precision(), TYPE.scale());
    }

    /** A sign, digits and up to four decimals, as most exports write it; {@link #NONE} for all else. */
    private static long plain(UTF8String text) {
        int length = text.numBytes();
        if (length == 0 || length > MAX_PLAIN || text.getBaseObject() == null) {
            return NONE;
        }
        byte sign = text.getByte(0);
        int first = sign == '-' || sign == '+' ? 1 : 0;
        int point = length - 1;
        while (point > first && length - 1 - point < TYPE.scale() && text.getByte(point) != '.') {
            point--;
        }
        boolean isWhole = point <= first || text.getByte(point) != '.';
        int end = isWhole ? length : point;
        int decimals = isWhole ? 0 : length - 1 - point;
        long whole = first < end ? EightDigits.number(text, first, end) : EightDigits.NONE;
        long part = decimals == 0 ? 0 : EightDigits.number(text, point + 1, length);
        if (whole == EightDigits.NONE || part == EightDigits.NONE) {
            return NONE;
        }
        long tenThousandths = whole * TENS[TYPE.scale()] + part * TENS[TYPE.scale() - decimals];
        return sign == '-' ? -tenThousandths : tenThousandths;
    }

    static @Nullable Decimal byRule(UTF8String text) {
        String number = text.toString().strip();
        if (NUMBER.matcher(number).matches()) {
            return decimal(new BigDecimal(number));
        }
        return WRITTEN_OUT.matcher(number).matches()
                ? decimal(new BigDecimal(SIGNS.matcher(number).replaceAll("")))
                : null;
    }

    private static @Nullable Decimal decimal(BigDecimal number) {
        int wholeDigits = number.precision() - number.scale();
        if (number.signum() != 0 && wholeDigits > TYPE.precision() - TYPE.scale()) {
            return null;
        }
        BigDecimal rounded =
                number.signum() == 0 ? BigDecimal.ZERO : number.setScale(TYPE.scale(), RoundingMode.HALF_UP);
        return rounded.precision() - rounded.scale() > TYPE.precision() - TYPE.scale()
                ? null
                : Decimal.apply(rounded, TYPE.precision(), TYPE.scale());
    }
}
