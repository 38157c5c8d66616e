package io.plumbline.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Columns in the order in which they are compared: each by itself, those that swap together; the ones that tell most first. */
final class ColumnGroups {
    private static final int NONE = -1;

    private final int[][] columns;
    private final int[] swaps;

    private ColumnGroups(int[][] columns, int[] swaps) {
        this.columns = columns;
        this.swaps = swaps;
    }

    /** @param range by column: how far apart two answers can be */
    static ColumnGroups of(List<Swap> swaps, double[] range) {
        int[] swapOf = new int[range.length];
        Arrays.fill(swapOf, NONE);
        for (int swap = 0; swap < swaps.size(); swap++) {
            swapOf[swaps.get(swap).first()] = swap;
            swapOf[swaps.get(swap).second()] = swap;
        }
        Comparator<int[]> byRange = Comparator.comparingDouble(group ->
                -Arrays.stream(group).mapToDouble(column -> range[column]).sum() / group.length);
        int[][] columns = IntStream.range(0, range.length)
                .filter(column ->
                        swapOf[column] == NONE || swaps.get(swapOf[column]).first() == column)
                .mapToObj(column -> swapOf[column] == NONE
                        ? new int[] {column}
                        : new int[] {column, swaps.get(swapOf[column]).second()})
                .sorted(byRange)
                .toArray(int[][]::new);
        return new ColumnGroups(
                columns,
                Arrays.stream(columns).mapToInt(group -> swapOf[group[0]]).toArray());
    }

    int size() {
        return columns.length;
    }

    int first(int group) {
        return columns[group][0];
    }

    int second(int group) {
        return columns[group][1];
    }

    boolean isSwappable(int group) {
        return swaps[group] != NONE;
    }

    int swap(int group) {
        return swaps[group];
    }
}
