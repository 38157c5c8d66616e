package io.plumbline.match;

import java.util.List;

/**
 * What each level of each column says, in bits: the logarithm to base 2 of how much more often people who are one stand there than
 * people who are two. Zero says nothing, ten that one person is a thousand times as likely as before.
 */
final class Weights {
    private final double prior;
    private final double[][] levels;
    private final double[][] equal;
    private final double[] straight;
    private final double[] swapped;
    private final List<Swap> swaps;
    private final RecordTable records;

    /**
     * @param prior what two records say of which nothing is known
     * @param levels by column and level
     * @param equal by column and value, in place of the level "equal"; an empty array for a column whose values all weigh the same
     * @param swapShare by swappable pair of columns: the part of the pairs of one person in which they are exchanged
     */
    Weights(
            double prior,
            double[][] levels,
            double[][] equal,
            double[] swapShare,
            List<Swap> swaps,
            RecordTable records) {
        this.prior = prior;
        this.levels = levels;
        this.equal = equal;
        this.swaps = swaps;
        this.records = records;
        this.straight = new double[swapShare.length];
        this.swapped = new double[swapShare.length];
        for (int i = 0; i < swapShare.length; i++) {
            straight[i] = log2(1 - swapShare[i]);
            swapped[i] = log2(swapShare[i]);
        }
    }

    static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    static double weight(double probability) {
        return log2(probability / (1 - probability));
    }

    double prior() {
        return prior;
    }

    List<Swap> swaps() {
        return swaps;
    }

    /** The weight of a pair, given its levels; added up in the order of the columns, so that it is the same to the last bit. */
    double of(long pair, int one) {
        double sum = prior;
        for (int column = 0; column < levels.length; column++) {
            sum += of(pair, column, one);
        }
        for (int i = 0; i < swaps.size(); i++) {
            sum += ofOrder(pair, i);
        }
        return sum;
    }

    /** The part of one column. */
    double of(long pair, int column, int one) {
        int level = Levels.of(pair, column);
        if (level != Comparison.EQUAL) {
            return levels[column][level];
        }
        int value = records.value(column, one);
        for (int i = 0; i < swaps.size(); i++) {
            if (swaps.get(i).has(column) && Levels.isSwapped(pair, i)) {
                return ofEqualCrosswise(i, value);
            }
        }
        return ofEqual(column, value);
    }

    /** As little as the value says in either column: what is rare as a first name may be common as the last name that it is. */
    double ofEqualCrosswise(int swap, int value) {
        return Math.min(
                ofEqual(swaps.get(swap).first(), value), ofEqual(swaps.get(swap).second(), value));
    }

    /** The part of the order in which two columns stand. */
    double ofOrder(long pair, int swap) {
        return Levels.isSwapped(pair, swap) ? swapped[swap] : straight[swap];
    }

    double ofLevel(int column, int level) {
        return levels[column][level];
    }

    double ofEqual(int column, int value) {
        return equal[column].length == 0 ? levels[column][Comparison.EQUAL] : equal[column][value];
    }

    double ofStraight(int swap) {
        return straight[swap];
    }

    double ofSwapped(int swap) {
        return swapped[swap];
    }
}
