package io.plumbline.match;

import io.plumbline.definitions.RecordMatching;
import java.util.ArrayList;
import java.util.List;

/** Takes the weight of a pair apart. */
final class Explanation {
    private final RecordTable records;
    private final RecordMatching matching;
    private final PairLevels pairLevels;
    private final Weights weights;

    Explanation(RecordTable records, RecordMatching matching, PairLevels pairLevels, Weights weights) {
        this.records = records;
        this.matching = matching;
        this.pairLevels = pairLevels;
        this.weights = weights;
    }

    /** @param one the lower record */
    Evidence of(int one, int other) {
        long levels = pairLevels.of(one, other);
        List<Evidence.Part> parts = new ArrayList<>();
        for (int column = 0; column < records.columns(); column++) {
            parts.add(part(levels, column, one, other));
        }
        List<Swap> swaps = weights.swaps();
        for (int swap = 0; swap < swaps.size(); swap++) {
            String name = name(swaps.get(swap).first()) + " and "
                    + name(swaps.get(swap).second());
            String level = Levels.isSwapped(levels, swap) ? "exchanged" : "in place";
            parts.add(new Evidence.Part(name, "", "", level, weights.ofOrder(levels, swap)));
        }
        double weight = weights.of(levels, one);
        return new Evidence(weights.prior(), parts, weight, Weights.probability(weight));
    }

    private Evidence.Part part(long levels, int column, int one, int other) {
        int swap = swapOf(column);
        boolean isCrosswise = swap >= 0 && Levels.isSwapped(levels, swap);
        int otherColumn = isCrosswise ? matching.columns().get(column).swapsWith() : column;
        return new Evidence.Part(
                name(column),
                records.text(column, one),
                records.text(otherColumn, other),
                LevelNames.of(matching.columns().get(column).kind(), Levels.of(levels, column)),
                weights.of(levels, column, one));
    }

    private int swapOf(int column) {
        List<Swap> swaps = weights.swaps();
        for (int swap = 0; swap < swaps.size(); swap++) {
            if (swaps.get(swap).has(column)) {
                return swap;
            }
        }
        return -1;
    }

    private String name(int column) {
        return matching.columns().get(column).name();
    }
}
