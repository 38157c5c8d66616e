package io.plumbline.match;

/**
 * Tells whether a pair weighs at least as much as asked for, with as little comparing as that takes: what the columns can add at
 * most is known from which values are the same or unknown; then one column after the other is compared, until the answer is
 * certain. Nothing is lost by that. One scorer serves one thread.
 */
final class PairScorer {
    /** Sums in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    private final RecordTable records;
    private final Weights weights;
    private final PairLevels levels;
    private final double least;
    private final LevelMemory[] memories;
    private final double[] mostUnequal;
    private final ColumnGroups groups;
    private final double[] bounds;

    /** @param least weight */
    PairScorer(RecordTable records, Weights weights, PairLevels levels, double least) {
        this.records = records;
        this.weights = weights;
        this.levels = levels.copy();
        this.least = least - ROUNDING;
        this.memories = new LevelMemory[records.columns()];
        this.mostUnequal = new double[records.columns()];
        double[] range = new double[records.columns()];
        for (int column = 0; column < mostUnequal.length; column++) {
            Comparison comparison = this.levels.comparison(column);
            memories[column] = new LevelMemory(comparison);
            mostUnequal[column] = Double.NEGATIVE_INFINITY;
            double lowest = Double.POSITIVE_INFINITY;
            for (int level = Comparison.EQUAL + 1; level <= comparison.unlike(); level++) {
                int told = levels.isFollowing(column, level) ? Comparison.UNKNOWN : level;
                double most = Math.max(weights.ofLevel(column, level), weights.ofLevel(column, told));
                mostUnequal[column] = Math.max(mostUnequal[column], most);
                lowest = Math.min(lowest, weights.ofLevel(column, level));
            }
            range[column] = mostUnequal[column] - lowest;
        }
        this.groups = ColumnGroups.of(levels.swaps(), range);
        this.bounds = new double[groups.size()];
    }

    boolean isEnough(int one, int other) {
        double bound = weights.prior();
        for (int group = 0; group < bounds.length; group++) {
            bounds[group] = bound(group, one, other);
            bound += bounds[group];
        }
        for (int group = 0; group < bounds.length && bound >= least; group++) {
            bound += weight(group, one, other) - bounds[group];
        }
        return bound >= least;
    }

    private double bound(int group, int one, int other) {
        int first = groups.first(group);
        double straight = boundOfColumn(first, records.value(first, one), records.value(first, other));
        if (!groups.isSwappable(group)) {
            return straight;
        }
        int second = groups.second(group);
        straight += boundOfColumn(second, records.value(second, one), records.value(second, other))
                + weights.ofStraight(groups.swap(group));
        double crosswise = boundOfColumn(first, records.value(first, one), records.value(second, other))
                + boundOfColumn(second, records.value(second, one), records.value(first, other))
                + weights.ofSwapped(groups.swap(group));
        return Math.max(straight, crosswise);
    }

    private double boundOfColumn(int column, int left, int right) {
        if (left == Values.UNKNOWN || right == Values.UNKNOWN) {
            return 0;
        }
        return left == right ? weights.ofEqual(column, left) : mostUnequal[column];
    }

    private double weight(int group, int one, int other) {
        int first = groups.first(group);
        int firstOne = records.value(first, one);
        int firstOther = records.value(first, other);
        int firstLevel = memories[first].level(firstOne, firstOther);
        if (!groups.isSwappable(group)) {
            int level = levels.isFollowing(first, firstLevel) ? Levels.of(levels.of(one, other), first) : firstLevel;
            return weightOfLevel(first, level, firstOne);
        }
        int second = groups.second(group);
        int secondOne = records.value(second, one);
        int secondOther = records.value(second, other);
        int secondLevel = memories[second].level(secondOne, secondOther);
        if (!levels.agrees(first, firstLevel) && !levels.agrees(second, secondLevel)) {
            int crossFirst = memories[first].level(firstOne, secondOther);
            int crossSecond = memories[second].level(secondOne, firstOther);
            if (levels.isCrosswise(first, crossFirst, second, crossSecond)) {
                return weightCrosswise(group, first, crossFirst, firstOne)
                        + weightCrosswise(group, second, crossSecond, secondOne)
                        + weights.ofSwapped(groups.swap(group));
            }
        }
        return weightOfLevel(first, firstLevel, firstOne)
                + weightOfLevel(second, secondLevel, secondOne)
                + weights.ofStraight(groups.swap(group));
    }

    private double weightCrosswise(int group, int column, int level, int value) {
        return level == Comparison.EQUAL
                ? weights.ofEqualCrosswise(groups.swap(group), value)
                : weights.ofLevel(column, level);
    }

    private double weightOfLevel(int column, int level, int value) {
        return level == Comparison.EQUAL ? weights.ofEqual(column, value) : weights.ofLevel(column, level);
    }
}
