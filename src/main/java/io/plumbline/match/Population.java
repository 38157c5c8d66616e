package io.plumbline.match;

import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.Pairs;
import java.util.Arrays;

/** How often values agree by chance: levels of pairs drawn from all, and exact counts of pairs with equal values. */
final class Population {
    private final RecordTable records;
    private final boolean isAcrossSources;
    private final double pairs;
    private final long[][] drawn;
    private final long draws;

    /** @param most draws; when there are fewer pairs, each is taken once */
    Population(RecordTable records, RecordMatching matching, PairLevels levels, int most) {
        this.records = records;
        this.isAcrossSources = matching.pairs() == Pairs.ACROSS_SOURCES;
        this.drawn = new long[records.columns()][Levels.PER_COLUMN];
        this.pairs = countPairs();
        this.draws = pairs <= most ? takeAll(levels) : draw(levels, most);
    }

    /** Pairs that could be one person. */
    double pairs() {
        return pairs;
    }

    /** Pairs for which one drawn pair stands. */
    double pairsPerDraw() {
        return draws == 0 ? 1 : pairs / draws;
    }

    /** Estimated pairs at a level, those of one person among them. */
    double pairsAt(int column, int level) {
        return drawn[column][level] * pairsPerDraw();
    }

    /** For each value of a column: the pairs in which both have it. */
    double[] equalPairs(int column) {
        int[] counts = counts(column, 0, records.size());
        double[] pairs = pairs(counts);
        if (isAcrossSources) {
            forEachSource((from, to) -> {
                int[] ofSource = counts(column, from, to);
                for (int i = from; i < to; i++) {
                    int value = records.value(column, i);
                    if (value != Values.UNKNOWN) {
                        pairs[value] -= ofSource[value] * (ofSource[value] - 1.0) / 2;
                        ofSource[value] = 0;
                    }
                }
            });
        }
        return pairs;
    }

    /** For each value of a column: pairs in which one has it, and the other could; each counts half, as it is seen from one side. */
    double[] chances(int column) {
        int[] counts = counts(column, 0, records.size());
        double known = Arrays.stream(counts).asDoubleStream().sum();
        double all = records.size() * (records.size() - 1.0) / 2;
        double partOfPairs = all == 0 ? 0 : pairs / all;
        return Arrays.stream(counts)
                .mapToDouble(count -> count * known / 2 * partOfPairs)
                .toArray();
    }

    private static double[] pairs(int[] counts) {
        return Arrays.stream(counts)
                .mapToDouble(count -> count * (count - 1.0) / 2)
                .toArray();
    }

    private int[] counts(int column, int from, int to) {
        int[] counts = new int[records.values(column).size()];
        for (int record = from; record < to; record++) {
            int value = records.value(column, record);
            if (value != Values.UNKNOWN) {
                counts[value]++;
            }
        }
        return counts;
    }

    private double countPairs() {
        double[] count = {records.size() * (records.size() - 1.0) / 2};
        if (isAcrossSources) {
            forEachSource((from, to) -> count[0] -= (to - from) * (to - from - 1.0) / 2);
        }
        return count[0];
    }

    /** Shows the first record of each source and the one behind its last. */
    private void forEachSource(PairVisitor visitor) {
        int from = 0;
        for (int record = 1; record <= records.size(); record++) {
            if (record == records.size() || records.source(record) != records.source(from)) {
                visitor.visit(from, record);
                from = record;
            }
        }
    }

    private long takeAll(PairLevels levels) {
        long taken = 0;
        for (int one = 0; one < records.size(); one++) {
            for (int other = one + 1; other < records.size(); other++) {
                taken += take(levels, one, other);
            }
        }
        return taken;
    }

    /** Drawn by a fixed sequence: the same records give the same pairs. */
    private long draw(PairLevels levels, int most) {
        long taken = 0;
        for (long number = 1; taken < most; number++) {
            long random = Hash.mix(number * 0x9E3779B97F4A7C15L);
            int one = (int) ((random >>> 32) % records.size());
            int other = (int) ((random & 0xffffffffL) % records.size());
            if (one != other) {
                taken += take(levels, Math.min(one, other), Math.max(one, other));
            }
        }
        return taken;
    }

    private int take(PairLevels levels, int one, int other) {
        if (isAcrossSources && records.source(one) == records.source(other)) {
            return 0;
        }
        for (int column = 0; column < drawn.length; column++) {
            drawn[column][levels.straight(column, one, other)]++;
        }
        return 1;
    }
}
