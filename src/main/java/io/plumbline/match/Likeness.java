package io.plumbline.match;

import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.Pairs;

/**
 * Whether two groups of records may be one person: the pairs between them must, on average, say so. A single record may be
 * poorer than a group (half its values unknown), so less is asked of it. Where each source has nobody twice, two records of a
 * source are never one person.
 */
final class Likeness {
    /** Of a larger group this many, evenly spread, speak for all. */
    private static final int MOST_SPEAKERS = 30;

    private final RecordTable records;
    private final PairLevels levels;
    private final Weights weights;
    private final boolean isAcrossSources;
    private final double leastOfGroups;
    private final double leastOfRecord;

    Likeness(RecordTable records, RecordMatching matching, MatchingKinds kinds, PairLevels levels, Weights weights) {
        this.records = records;
        this.levels = levels;
        this.weights = weights;
        this.isAcrossSources = matching.pairs() == Pairs.ACROSS_SOURCES;
        this.leastOfGroups = Weights.weight(kinds.group());
        this.leastOfRecord = Weights.weight(kinds.newcomer());
    }

    boolean mayBeOne(int[] ones, int[] others) {
        if (isAcrossSources && shareSource(ones, others)) {
            return false;
        }
        boolean hasNewcomer = ones.length == 1 || others.length == 1;
        return mean(speakers(ones), speakers(others)) >= (hasNewcomer ? leastOfRecord : leastOfGroups);
    }

    private double mean(int[] ones, int[] others) {
        double sum = 0;
        for (int one : ones) {
            for (int other : others) {
                int lower = Math.min(one, other);
                sum += weights.of(levels.of(lower, Math.max(one, other)), lower);
            }
        }
        return sum / ones.length / others.length;
    }

    private static int[] speakers(int[] members) {
        if (members.length <= MOST_SPEAKERS) {
            return members;
        }
        int[] speakers = new int[MOST_SPEAKERS];
        for (int i = 0; i < speakers.length; i++) {
            speakers[i] = members[(int) ((long) i * members.length / MOST_SPEAKERS)];
        }
        return speakers;
    }

    private boolean shareSource(int[] ones, int[] others) {
        for (int one : ones) {
            for (int other : others) {
                if (records.source(one) == records.source(other)) {
                    return true;
                }
            }
        }
        return false;
    }
}
