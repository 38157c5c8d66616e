package io.plumbline.match;

import io.plumbline.definitions.RecordMatching.MatchColumn;
import java.util.ArrayList;
import java.util.List;

/** Two columns that are sometimes exchanged. */
record Swap(int first, int second) {
    boolean has(int column) {
        return column == first || column == second;
    }

    static List<Swap> of(List<MatchColumn> columns) {
        List<Swap> swaps = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).swapsWith() > i) {
                swaps.add(new Swap(i, columns.get(i).swapsWith()));
            }
        }
        return swaps;
    }
}
