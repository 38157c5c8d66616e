package io.plumbline.paths;

import java.util.List;
import java.util.stream.IntStream;

/** The same as {@link Elimination} for a graph in which almost every node leads to almost every other. */
final class DenseElimination {
    private final double[][] weights;
    private final Ends[] ends;

    /** @param isGone nodes that are no longer part of the graph; no row of another node names them */
    DenseElimination(List<SparseRow> rows, List<Ends> ends, boolean[] isGone) {
        int[] nodes =
                IntStream.range(0, rows.size()).filter(node -> !isGone[node]).toArray();
        int[] places = new int[rows.size()];
        for (int place = 0; place < nodes.length; place++) {
            places[nodes[place]] = place;
        }
        this.weights = new double[nodes.length][nodes.length];
        this.ends = new Ends[nodes.length];
        for (int place = 0; place < nodes.length; place++) {
            SparseRow row = rows.get(nodes[place]);
            for (int i = 0; i < row.size(); i++) {
                weights[place][places[row.node(i)]] = row.weight(i);
            }
            this.ends[place] = ends.get(nodes[place]);
        }
    }

    double conversionProbability() {
        for (int last = weights.length - 1; last > 0; last--) {
            eliminate(last);
        }
        return ends[0].conversionProbability();
    }

    /** A way of a node to itself, on the diagonal, is never read: it only says how long a walk stays. */
    private void eliminate(int last) {
        double total = ends[last].sum();
        for (int to = 0; to < last; to++) {
            total += weights[last][to];
        }
        for (int from = 0; from < last; from++) {
            if (weights[from][last] != 0) {
                double factor = weights[from][last] / total;
                for (int to = 0; to < last; to++) {
                    weights[from][to] += factor * weights[last][to];
                }
                ends[from].addScaled(ends[last], factor);
            }
        }
    }
}
