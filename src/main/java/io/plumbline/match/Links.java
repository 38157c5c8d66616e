package io.plumbline.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Pairs that weigh enough to be written down, by the numbers of their records, with their levels and weights: the evidence. */
public final class Links {
    private static final int PARTS = 16;

    private final long[] pairs;
    private final long[] levels;
    private final double[] weights;

    private Links(long[] pairs, long[] levels, double[] weights) {
        this.pairs = pairs;
        this.levels = levels;
        this.weights = weights;
    }

    static Links of(long[] pairs, PairLevels pairLevels, Weights weights) {
        long[] sorted = pairs.clone();
        Arrays.parallelSort(sorted);
        Links links = new Links(sorted, new long[sorted.length], new double[sorted.length]);
        IntStream.range(0, PARTS).parallel().forEach(part -> links.weigh(part, pairLevels.copy(), weights));
        return links;
    }

    private void weigh(int part, PairLevels pairLevels, Weights pairWeights) {
        int end = (int) ((part + 1L) * pairs.length / PARTS);
        for (int i = (int) ((long) part * pairs.length / PARTS); i < end; i++) {
            levels[i] = pairLevels.of(one(i), other(i));
            weights[i] = pairWeights.of(levels[i], one(i));
        }
    }

    static long pair(int one, int other) {
        return (long) one << Integer.SIZE | other;
    }

    public int size() {
        return pairs.length;
    }

    /** The lower record of a link. */
    public int one(int link) {
        return (int) (pairs[link] >>> Integer.SIZE);
    }

    public int other(int link) {
        return (int) pairs[link];
    }

    /** In bits; see {@link Weights}. */
    public double weight(int link) {
        return weights[link];
    }

    public double probability(int link) {
        return Weights.probability(weights[link]);
    }

    /** How far the pair is from a border between one person and two, in bits. */
    public double distance(int link, double probability) {
        return Math.abs(weights[link] - Weights.weight(probability));
    }

    long levels(int link) {
        return levels[link];
    }

    /** Links of at least this probability from the heaviest down; of two that weigh the same, the one of lower records first. */
    int[] heaviestFirst(double probability) {
        return IntStream.range(0, size())
                .filter(link -> probability(link) >= probability)
                .boxed()
                .sorted((one, other) -> {
                    int heavier = Double.compare(weights[other], weights[one]);
                    return heavier != 0 ? heavier : Long.compare(pairs[one], pairs[other]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
