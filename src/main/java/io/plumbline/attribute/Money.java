package io.plumbline.attribute;

/**
 * Amounts as whole ten-thousandths, the scale of {@code decimal(18,4)}. An amount of whole cents is split into whole
 * cents, because that is what an invoice can carry; one that is finer, as after conversion by a rate, into
 * ten-thousandths.
 */
final class Money {
    /** Ten-thousandths of a unit. */
    static final int UNITS = 10_000;

    /** Digits behind the point of {@link #UNITS}. */
    static final int SCALE = 4;

    private static final long PER_CENT = 100;

    private Money() {}

    static long[] split(long tenThousandths, Weights weights) {
        if (tenThousandths % PER_CENT != 0) {
            return Allocation.split(tenThousandths, weights);
        }
        long[] parts = Allocation.split(tenThousandths / PER_CENT, weights);
        for (int i = 0; i < parts.length; i++) {
            parts[i] *= PER_CENT;
        }
        return parts;
    }
}
