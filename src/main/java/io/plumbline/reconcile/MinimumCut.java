package io.plumbline.reconcile;

import java.util.Arrays;
import java.util.List;

/**
 * The fewest edges whose removal parts two nodes, by the largest flow between them (Edmonds and Karp). Which flow is found
 * depends on the order of the edges; the nodes that it leaves within reach of its source do not, and they are the cut's side.
 */
final class MinimumCut {
    /** An edge counts as one, and beside it as little as its rule is weak: no number of weak ones makes up for one more. */
    private static final long ONE = 1L << 40;

    /** How much less a weaker rule counts; more than all likenesses of a cluster, which count as least of all. */
    private static final long STEP = 1L << 20;

    /** Of what a person decided; more than all other edges together, and small enough to be added to. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    private static final int NONE = -1;

    private final LongIndex nodes = new LongIndex();
    private final int[] first;
    /** Each edge is two arcs, 2i and 2i + 1, one for each direction: where it leads, what it still takes, the node's next. */
    private final int[] target;

    private final long[] free;
    private final int[] next;
    /** The arc by which the last search came to a node. */
    private final int[] reachedBy;

    private final int source;
    private final int sink;

    private MinimumCut(KeptApart pair, List<Edge> edges) {
        this.source = nodes.add(pair.one());
        this.sink = nodes.add(pair.other());
        this.target = new int[2 * edges.size()];
        this.free = new long[2 * edges.size()];
        this.next = new int[2 * edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            target[2 * i] = nodes.add(edge.right());
            target[2 * i + 1] = nodes.add(edge.left());
            free[2 * i] = weight(edge.rule());
            free[2 * i + 1] = weight(edge.rule());
        }
        this.first = new int[nodes.size()];
        this.reachedBy = new int[nodes.size()];
        Arrays.fill(first, NONE);
        for (int arc = 0; arc < target.length; arc++) {
            int from = target[arc ^ 1];
            next[arc] = first[from];
            first[from] = arc;
        }
    }

    /** The edges of the cut; none if nothing connects the two. */
    static List<Edge> between(KeptApart pair, List<Edge> edges) {
        MinimumCut cut = new MinimumCut(pair, edges);
        while (cut.reachesSink()) {
            cut.push();
        }
        return edges.stream()
                .filter(edge -> cut.isNearSource(edge.left()) != cut.isNearSource(edge.right()))
                .toList();
    }

    private static long weight(Rule rule) {
        return switch (rule) {
            case DECIDED -> NEVER;
            case MATCHED, NAME -> 1;
            case MERGED, CONVERTED, CRM_ID, EMAIL, DOMAIN -> ONE + STEP * (Rule.values().length - rule.ordinal());
        };
    }

    private boolean isNearSource(long key) {
        int node = nodes.find(key);
        return node == source || reachedBy[node] != NONE;
    }

    /** Searches in the order of distance. */
    private boolean reachesSink() {
        Arrays.fill(reachedBy, NONE);
        int[] queue = new int[nodes.size()];
        queue[0] = source;
        int found = 1;
        for (int i = 0; i < found; i++) {
            for (int arc = first[queue[i]]; arc != NONE; arc = next[arc]) {
                int node = target[arc];
                if (free[arc] > 0 && node != source && reachedBy[node] == NONE) {
                    reachedBy[node] = arc;
                    queue[found++] = node;
                }
            }
        }
        return reachedBy[sink] != NONE;
    }

    private void push() {
        long most = Long.MAX_VALUE;
        for (int node = sink; node != source; node = target[reachedBy[node] ^ 1]) {
            most = Math.min(most, free[reachedBy[node]]);
        }
        if (most >= NEVER) {
            throw new IllegalStateException("decisions contradict each other; reading them checks for it");
        }
        for (int node = sink; node != source; node = target[reachedBy[node] ^ 1]) {
            free[reachedBy[node]] -= most;
            free[reachedBy[node] ^ 1] += most;
        }
    }
}
