package io.plumbline.match;

import java.util.Arrays;

/** Candidate pairs with their levels, kept in memory to learn from: all, or a part that their numbers' hash selects. */
final class TrainingPairs {
    private final int[] ones;
    private final long[] levels;
    private final double pairsPerTaken;
    private final long candidates;

    private TrainingPairs(int[] ones, long[] levels, double pairsPerTaken, long candidates) {
        this.ones = ones;
        this.levels = levels;
        this.pairsPerTaken = pairsPerTaken;
        this.candidates = candidates;
    }

    static TrainingPairs of(Candidates candidates, PairLevels pairLevels, int most) {
        long count = candidates.count();
        double part = Math.min(1, (double) most / Math.max(1, count));
        long limit = (long) (part * Long.MAX_VALUE);
        Taken taken = new Taken();
        candidates.forEachPair((one, other) -> {
            long hash = Hash.mix((long) one << 32 | other) >>> 1;
            if (hash <= limit) {
                taken.add(one, pairLevels.of(one, other));
            }
        });
        double pairsPerTaken = taken.size == 0 ? 1 : (double) count / taken.size;
        return new TrainingPairs(
                Arrays.copyOf(taken.ones, taken.size), Arrays.copyOf(taken.levels, taken.size), pairsPerTaken, count);
    }

    private static final class Taken {
        private int[] ones = new int[1024];
        private long[] levels = new long[1024];
        private int size;

        void add(int one, long pairLevels) {
            if (size == ones.length) {
                ones = Arrays.copyOf(ones, size * 2);
                levels = Arrays.copyOf(levels, size * 2);
            }
            ones[size] = one;
            levels[size++] = pairLevels;
        }
    }

    int size() {
        return ones.length;
    }

    /** The lower record of a pair. */
    int one(int pair) {
        return ones[pair];
    }

    long levels(int pair) {
        return levels[pair];
    }

    /** Candidate pairs for which one of these stands. */
    double pairsPerTaken() {
        return pairsPerTaken;
    }

    long candidates() {
        return candidates;
    }
}
