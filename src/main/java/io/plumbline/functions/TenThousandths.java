package io.plumbline.functions;

import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code ten_thousandths(amount)}: an amount as a whole number of its last decimal. Spark adds up whole numbers without an
 * object for each row; the sum is as exact, and one that is too large for 64 bits is an error.
 */
public final class TenThousandths {
    private TenThousandths() {}

    /** The number; an ArithmeticException for one of another scale that does not fit 64 bits. */
    public static @Nullable Long of(@Nullable Decimal amount) {
        if (amount == null) {
            return null;
        }
        return amount.scale() == AmountText.TYPE.scale()
                ? amount.toUnscaledLong()
                : amount.toJavaBigDecimal()
                        .movePointRight(AmountText.TYPE.scale())
                        .longValueExact();
    }
}
