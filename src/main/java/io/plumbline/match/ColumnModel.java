package io.plumbline.match;

import io.plumbline.definitions.ValueKind;
import io.plumbline.definitions.ValueKind.Level;
import java.util.Arrays;

/**
 * What is known of one column: of the pairs that are one person, and of those that are two, the part that stands at each level;
 * pairs of which one value is unknown say nothing.
 */
final class ColumnModel {
    /** Pairs; what the configured shares count for against the data. */
    private static final double STRENGTH_OF_SHARES = 10;
    /** Pairs; stands for what was not seen. */
    private static final double UNSEEN = 0.5;

    private final ValueKind kind;
    private final int unlike;
    private final double[] allPairs;
    private final double resolution;
    private final double[] equalPairs;
    private final double[] chances;
    private final double[] match = new double[Levels.PER_COLUMN];
    private final double[] chance = new double[Levels.PER_COLUMN];
    private double[] equalMatches;

    ColumnModel(int column, ValueKind kind, Population population) {
        this.kind = kind;
        this.unlike = kind.levels().size() + 1;
        this.equalPairs = population.equalPairs(column);
        this.chances = population.chances(column);
        this.equalMatches = new double[equalPairs.length];
        this.resolution = Math.max(1, population.pairsPerDraw());
        this.allPairs = new double[Levels.PER_COLUMN];
        for (int level = 1; level <= unlike; level++) {
            allPairs[level] = population.pairsAt(column, level);
        }
        allPairs[Comparison.EQUAL] = Arrays.stream(equalPairs).sum();
    }

    /** Before anything is learned. */
    void begin() {
        update(new double[Levels.PER_COLUMN], equalMatches, 1);
    }

    /**
     * @param levels training pairs that are one person, by level
     * @param equal those with equal values, by value
     * @param scale candidate pairs for which one training pair stands
     * @return by how much a share changed at most
     */
    double update(double[] levels, double[] equal, double scale) {
        equalMatches = Arrays.stream(equal).map(pairs -> pairs * scale).toArray();
        double known = 0;
        double knownByChance = 0;
        double[] byChance = new double[Levels.PER_COLUMN];
        for (int level = 1; level <= unlike; level++) {
            known += levels[level];
            byChance[level] = Math.max(0, allPairs[level] - levels[level] * scale)
                    + UNSEEN * (level == Comparison.EQUAL ? 1 : resolution);
            knownByChance += byChance[level];
        }
        double change = 0;
        for (int level = 1; level <= unlike; level++) {
            double share = (levels[level] + STRENGTH_OF_SHARES * configuredShare(level)) / (known + STRENGTH_OF_SHARES);
            change = Math.max(change, Math.abs(share - match[level]));
            match[level] = share;
            chance[level] = byChance[level] / knownByChance;
        }
        return change;
    }

    private double configuredShare(int level) {
        return level < unlike
                ? kind.levels().get(level - 1).share()
                : 1 - kind.levels().stream().mapToDouble(Level::share).sum();
    }

    double[] weights() {
        double[] weights = new double[Levels.PER_COLUMN];
        for (int level = 1; level <= unlike; level++) {
            weights[level] = Weights.log2(match[level] / chance[level]);
        }
        return weights;
    }

    /**
     * The weight of each value when both have it, by how likely another person has it too: the pairs that have it and are two
     * people, by the pairs that could. One pair more stands for the people that these records do not show. None where all values
     * weigh the same.
     */
    double[] weightsOfValues() {
        if (!kind.isWeighedByFrequency()) {
            return new double[0];
        }
        double[] weights = new double[chances.length];
        for (int value = 0; value < weights.length; value++) {
            double hits = Math.max(0, equalPairs[value] - equalMatches[value]);
            double likely = (hits + 1) / (chances[value] + 1 / chance[Comparison.EQUAL]);
            weights[value] = Weights.log2(match[Comparison.EQUAL] / Math.min(1, likely));
        }
        return weights;
    }
}
