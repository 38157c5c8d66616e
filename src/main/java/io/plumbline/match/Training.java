package io.plumbline.match;

import io.plumbline.definitions.RecordMatching;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns the weights without labels, by expectation and maximisation over the candidate pairs (Fellegi and Sunter 1969;
 * Winkler 1988).
 *
 * <p>A pair is one person with the probability that its levels say, given the part of such pairs among ALL pairs: that two
 * records share a block is told by their levels already and must not count twice. Pairs in no block are taken as two people.
 * What two people have in common by chance is what all pairs have in common, less what the pairs of one person have.
 */
final class Training {
    private static final int MOST_ROUNDS = 100;
    private static final double SETTLED = 1e-5;
    private static final double FIRST_SWAP_SHARE = 0.02;
    /** Pairs; what the first share counts for against the data. */
    private static final double STRENGTH_OF_SWAP_SHARE = 10;

    private final RecordTable records;
    private final TrainingPairs pairs;
    private final double allPairs;
    private final List<Swap> swaps;
    private final List<ColumnModel> columns;
    private final double[] swapShares;
    private double matches;

    Training(RecordTable records, RecordMatching matching, TrainingPairs pairs, Population population) {
        this.records = records;
        this.pairs = pairs;
        this.allPairs = Math.max(1, population.pairs());
        this.swaps = Swap.of(matching.columns());
        this.columns = IntStream.range(0, records.columns())
                .mapToObj(column ->
                        new ColumnModel(column, matching.columns().get(column).kind(), population))
                .toList();
        this.swapShares = new double[swaps.size()];
        Arrays.fill(swapShares, FIRST_SWAP_SHARE);
        this.matches = records.size() / 2.0;
    }

    Weights learn() {
        columns.forEach(ColumnModel::begin);
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change >= SETTLED; round++) {
            change = maximise(Expectation.of(records, pairs, weights()));
        }
        return weights();
    }

    private double maximise(Expectation expected) {
        double scale = pairs.pairsPerTaken();
        matches = expected.matches() * scale;
        double change = 0;
        for (int column = 0; column < columns.size(); column++) {
            ColumnModel model = columns.get(column);
            change = Math.max(change, model.update(expected.levels(column), expected.equal(column), scale));
        }
        for (int swap = 0; swap < swapShares.length; swap++) {
            swapShares[swap] = (expected.swapped(swap) + STRENGTH_OF_SWAP_SHARE * FIRST_SWAP_SHARE)
                    / (expected.matches() + STRENGTH_OF_SWAP_SHARE);
        }
        return change;
    }

    private Weights weights() {
        // At least one pair, so that the first true pair of a set is not ruled out; at most every second, so that "one"
        // is never
        // the answer to nothing.
        double part = Math.min(0.5, Math.max(1, matches) / allPairs);
        return new Weights(
                Weights.weight(part),
                columns.stream().map(ColumnModel::weights).toArray(double[][]::new),
                columns.stream().map(ColumnModel::weightsOfValues).toArray(double[][]::new),
                swapShares,
                swaps,
                records);
    }
}
