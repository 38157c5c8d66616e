package io.plumbline.match;

import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.MatchColumn;
import io.plumbline.definitions.ValueKind.Level;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the levels at which two records agree.
 *
 * <p>Columns that swap are compared crosswise when compared straight neither agrees; they count as swapped when then at least
 * one agrees and none is unlike.
 *
 * <p>Where the columns agree that a value is made of, a likeness that follows from that is no news: it counts as unknown.
 * One instance serves one thread.
 */
final class PairLevels {
    private final RecordTable records;
    private final Comparison[] comparisons;
    private final List<Swap> swaps;
    private final int[][] follows;
    private final boolean[][] isFollowing;

    PairLevels(RecordTable records, RecordMatching matching, MatchingKinds kinds) {
        this.records = records;
        this.swaps = Swap.of(matching.columns());
        this.comparisons = new Comparison[records.columns()];
        this.follows = new int[records.columns()][];
        this.isFollowing = new boolean[records.columns()][Levels.PER_COLUMN];
        for (int i = 0; i < comparisons.length; i++) {
            MatchColumn column = matching.columns().get(i);
            comparisons[i] = Comparison.of(column.kind(), records.values(i), kinds.nicknames());
            follows[i] = column.follows().stream().mapToInt(Integer::intValue).toArray();
            List<Level> levels = column.kind().levels();
            for (int level = 0; level < levels.size(); level++) {
                isFollowing[i][level + Comparison.EQUAL] =
                        follows[i].length > 0 && levels.get(level).isFollowing();
            }
        }
    }

    private PairLevels(PairLevels other) {
        this.records = other.records;
        this.swaps = other.swaps;
        this.follows = other.follows;
        this.isFollowing = other.isFollowing;
        this.comparisons =
                Arrays.stream(other.comparisons).map(Comparison::copy).toArray(Comparison[]::new);
    }

    /** The same for another thread. */
    PairLevels copy() {
        return new PairLevels(this);
    }

    List<Swap> swaps() {
        return swaps;
    }

    Comparison comparison(int column) {
        return comparisons[column];
    }

    long of(int one, int other) {
        long levels = 0;
        for (int column = 0; column < comparisons.length; column++) {
            levels = Levels.with(levels, column, straight(column, one, other));
        }
        for (int i = 0; i < swaps.size(); i++) {
            levels = crosswise(levels, i, one, other);
        }
        for (int column = 0; column < comparisons.length; column++) {
            levels = withoutFollowing(levels, column);
        }
        return levels;
    }

    /** Whether a likeness of this level may follow from that of other columns. */
    boolean isFollowing(int column, int level) {
        return isFollowing[column][level];
    }

    private long withoutFollowing(long levels, int column) {
        if (!isFollowing[column][Levels.of(levels, column)]) {
            return levels;
        }
        for (int followed : follows[column]) {
            if (!agrees(followed, Levels.of(levels, followed))) {
                return levels;
            }
        }
        return Levels.without(levels, column);
    }

    int straight(int column, int one, int other) {
        return comparisons[column].level(records.value(column, one), records.value(column, other));
    }

    private long crosswise(long levels, int swap, int one, int other) {
        int first = swaps.get(swap).first();
        int second = swaps.get(swap).second();
        if (agrees(first, Levels.of(levels, first)) || agrees(second, Levels.of(levels, second))) {
            return levels;
        }
        int crossFirst = comparisons[first].level(records.value(first, one), records.value(second, other));
        int crossSecond = comparisons[second].level(records.value(second, one), records.value(first, other));
        if (!isCrosswise(first, crossFirst, second, crossSecond)) {
            return levels;
        }
        long cleared = Levels.without(Levels.without(levels, first), second);
        return Levels.swapped(Levels.with(Levels.with(cleared, first, crossFirst), second, crossSecond), swap);
    }

    /** Whether two columns count as swapped, given their levels when compared crosswise. */
    boolean isCrosswise(int first, int firstLevel, int second, int secondLevel) {
        boolean oneAgrees = agrees(first, firstLevel) || agrees(second, secondLevel);
        boolean noneIsUnlike = firstLevel != comparisons[first].unlike() && secondLevel != comparisons[second].unlike();
        return oneAgrees && noneIsUnlike;
    }

    boolean agrees(int column, int level) {
        return level != Comparison.UNKNOWN && level != comparisons[column].unlike();
    }
}
