package io.plumbline.functions;

import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code ten_thousandths(amount)}: an amount as a whole number of its last decimal. Sums of tens of millions of amounts are
 * exact either way; of whole numbers they take half the time, and one that is too large for 64 bits is an error, too.
 */
public final class TenThousandths {
    private TenThousandths() {}

    /** The number; an ArithmeticException for one that does not fit 64 bits, which is 922 trillions. */
    public static @Nullable Long of(@Nullable Decimal amount) {
        return amount == null
                ? null
                : amount.toJavaBigDecimal()
                        .movePointRight(AmountText.TYPE.scale())
                        .longValueExact();
    }
}
