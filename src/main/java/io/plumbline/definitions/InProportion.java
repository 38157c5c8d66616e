package io.plumbline.definitions;

import java.util.Locale;
import java.util.function.IntFunction;

/** To each touch in proportion to a weight that is no whole number; counted in billionths of the sum. */
public final class InProportion implements Weighing {
    private static final int BILLION = 1_000_000_000;

    private final double[] weights;
    private final double sum;
    private final IntFunction<String> formula;
    private final IntFunction<String> meaning;

    /**
     * @param weights none below 0, not all 0
     * @param formula what the weight of a touch is the result of, such as {@code 2^(-7.00 / 7)}
     * @param meaning what the numbers in the touch's formula stand for
     */
    public InProportion(double[] weights, IntFunction<String> formula, IntFunction<String> meaning) {
        this.weights = weights.clone();
        this.formula = formula;
        this.meaning = meaning;
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        this.sum = all;
    }

    @Override
    public long[] parts() {
        long[] parts = new long[weights.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.round(weights[i] / sum * BILLION);
        }
        return parts;
    }

    @Override
    public String words(int index) {
        return String.format(
                Locale.ROOT,
                "%s = %.4g of a sum of %.4g: %s",
                formula.apply(index),
                weights[index],
                sum,
                meaning.apply(index));
    }
}
