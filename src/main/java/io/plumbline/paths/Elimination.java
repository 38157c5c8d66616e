package io.plumbline.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the chance of a conversion by taking one node after the other out of the graph and leading each way into it
 * straight on to where it leads. Weights are only added, multiplied and divided, never subtracted (Grassmann, Taksar
 * and Heyman, 1985), so the result is as accurate as its inputs even where walks go round for long.
 *
 * <p>The node with the fewest ways through it comes first, which keeps the graph sparse; once it no longer is, the rest
 * is solved by a {@link DenseElimination}.
 */
final class Elimination {
    /** Part of all possible ways from which the rest is solved densely. */
    private static final double DENSE = 0.2;

    private static final int START = 0;

    private final List<SparseRow> rows = new ArrayList<>();
    private final List<Ends> ends = new ArrayList<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    /** How many ways led through a node when it was queued. */
    private record Candidate(long ways, int node) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byWays = Long.compare(ways, other.ways);
            return byWays == 0 ? Integer.compare(node, other.node) : byWays;
        }
    }

    /** Adds the next node; the first is the start. Its row may name nodes that are added later. */
    void addNode(SparseRow row, double converted, double lost) {
        row.remove(rows.size());
        rows.add(row);
        ends.add(new Ends(converted, lost));
    }

    /** The chance to come from the start to a conversion; can be asked once, because it takes the graph apart. */
    double conversionProbability() {
        WaysIn waysIn = WaysIn.of(rows);
        boolean[] isGone = new boolean[rows.size()];
        long ways = rows.stream().mapToLong(SparseRow::size).sum();
        long left = rows.size();
        for (int node = START + 1; node < rows.size(); node++) {
            queue.add(candidate(node, waysIn));
        }
        while (!queue.isEmpty() && ways < DENSE * left * left) {
            Candidate first = queue.remove();
            if (!isGone[first.node()] && first.equals(candidate(first.node(), waysIn))) {
                isGone[first.node()] = true;
                ways += eliminate(first.node(), waysIn);
                left--;
            }
        }
        return new DenseElimination(rows, ends, isGone).conversionProbability();
    }

    /** Takes the node out and tells by how many the ways of the graph grew. */
    private long eliminate(int node, WaysIn waysIn) {
        SparseRow out = rows.get(node);
        double total = out.sum() + ends.get(node).sum();
        int[] sources = waysIn.leave(node, out);
        long growth = -out.size();
        for (int source : sources) {
            SparseRow row = rows.get(source);
            growth -= row.size();
            double factor = row.remove(node) / total;
            row.addScaled(out, factor, source, fresh -> waysIn.add(source, fresh));
            ends.get(source).addScaled(ends.get(node), factor);
            growth += row.size();
        }
        for (int source : sources) {
            requeue(source, waysIn);
        }
        for (int i = 0; i < out.size(); i++) {
            requeue(out.node(i), waysIn);
        }
        return growth;
    }

    private void requeue(int node, WaysIn waysIn) {
        if (node != START) {
            queue.add(candidate(node, waysIn));
        }
    }

    private Candidate candidate(int node, WaysIn waysIn) {
        return new Candidate((long) waysIn.count(node) * rows.get(node).size(), node);
    }
}
