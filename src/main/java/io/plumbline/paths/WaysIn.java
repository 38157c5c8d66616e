package io.plumbline.paths;

import java.util.Arrays;
import java.util.List;

/** The nodes from which there is a way into each node of a graph that is being taken apart. */
final class WaysIn {
    private final int[][] sources;
    private final int[] listed;
    private final int[] counts;
    private final boolean[] isGone;

    private WaysIn(int nodes) {
        sources = new int[nodes][2];
        listed = new int[nodes];
        counts = new int[nodes];
        isGone = new boolean[nodes];
    }

    static WaysIn of(List<SparseRow> rows) {
        WaysIn ways = new WaysIn(rows.size());
        for (int from = 0; from < rows.size(); from++) {
            for (int i = 0; i < rows.get(from).size(); i++) {
                ways.add(from, rows.get(from).node(i));
            }
        }
        return ways;
    }

    void add(int from, int to) {
        if (listed[to] == sources[to].length) {
            sources[to] = Arrays.copyOf(sources[to], 2 * listed[to]);
        }
        sources[to][listed[to]++] = from;
        counts[to]++;
    }

    int count(int node) {
        return counts[node];
    }

    /** Takes the node out of the graph and tells the nodes from which there was a way into it. */
    int[] leave(int node, SparseRow out) {
        isGone[node] = true;
        for (int i = 0; i < out.size(); i++) {
            counts[out.node(i)]--;
        }
        return Arrays.stream(sources[node], 0, listed[node])
                .filter(source -> !isGone[source])
                .sorted()
                .toArray();
    }
}
