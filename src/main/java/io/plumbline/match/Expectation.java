package io.plumbline.match;

/** How many of the training pairs are one person, by what is known so far: sums of their probabilities. */
final class Expectation {
    private final double[][] levels;
    private final double[][] equal;
    private final double[] swapped;
    private double matches;

    private Expectation(RecordTable records, int swaps) {
        levels = new double[records.columns()][Levels.PER_COLUMN];
        equal = new double[records.columns()][];
        for (int column = 0; column < equal.length; column++) {
            equal[column] = new double[records.values(column).size()];
        }
        swapped = new double[swaps];
    }

    static Expectation of(RecordTable records, TrainingPairs pairs, Weights weights) {
        Expectation expectation = new Expectation(records, weights.swaps().size());
        for (int i = 0; i < pairs.size(); i++) {
            double probability = Weights.probability(weights.of(pairs.levels(i), pairs.one(i)));
            expectation.add(probability, pairs.levels(i), pairs.one(i), records);
        }
        return expectation;
    }

    private void add(double probability, long pair, int one, RecordTable records) {
        matches += probability;
        for (int column = 0; column < levels.length; column++) {
            int level = Levels.of(pair, column);
            levels[column][level] += probability;
            if (level == Comparison.EQUAL) {
                equal[column][records.value(column, one)] += probability;
            }
        }
        for (int swap = 0; swap < swapped.length; swap++) {
            swapped[swap] += Levels.isSwapped(pair, swap) ? probability : 0;
        }
    }

    double matches() {
        return matches;
    }

    double[] levels(int column) {
        return levels[column];
    }

    /** With equal values, by value. */
    double[] equal(int column) {
        return equal[column];
    }

    double swapped(int swap) {
        return swapped[swap];
    }
}
