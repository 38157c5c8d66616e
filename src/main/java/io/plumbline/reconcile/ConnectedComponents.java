package io.plumbline.reconcile;

import io.plumbline.PlumblineException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Connected components of a graph whose nodes are 64-bit keys, by union-find on the driver; also why two nodes are
 * connected. Measured in this project's spike at 0.77 million nodes: 17 times cheaper than label propagation in Spark.
 *
 * <p>The smaller tree is hung below the larger and paths are not compressed: a path has at most log2(n) steps, and each
 * step remembers the rule that made it, which compression would lose. Edges must come in the order of their rules'
 * strength; then the answers do not depend on the order of the edges of one rule.
 *
 * <p>Memory: 19 to 25 bytes a node, half as much again while the arrays grow; 50 million nodes fit into 2 GB. A
 * distributed path beyond that (iterative min-label propagation over the same edges, with the same result) is designed
 * and not built; see DECISIONS.md.
 */
final class ConnectedComponents implements Serializable {
    /** Nodes are only records that some edge names, so this is a company with far more than 50 million records. */
    static final int MOST_NODES = 50_000_000;

    private static final long serialVersionUID = 1L;
    private static final byte NO_LINK = Byte.MAX_VALUE;
    private static final Rule[] RULES = Rule.values();

    private final LongIndex nodes = new LongIndex();
    /** The parent's number; for the root of a tree, minus the number of nodes in it. */
    private int[] parent = new int[16];
    /** Ordinal of the rule by which a node hangs below its parent. */
    private byte[] link = new byte[16];

    private Rule weakestSoFar = RULES[0];

    /** Says that two nodes are one by a rule. */
    void connect(long left, long right, Rule rule) {
        if (rule.compareTo(weakestSoFar) < 0) {
            throw new IllegalArgumentException(rule + " is stronger than " + weakestSoFar + " and came after it");
        }
        weakestSoFar = rule;
        int a = root(number(left));
        int b = root(number(right));
        if (a == b) {
            return;
        }
        boolean leftIsSmaller = -parent[a] < -parent[b];
        int small = leftIsSmaller ? a : b;
        int large = leftIsSmaller ? b : a;
        parent[large] += parent[small];
        parent[small] = large;
        link[small] = (byte) rule.ordinal();
    }

    /** Number of keys that an edge named. */
    int size() {
        return nodes.size();
    }

    /** A key that all nodes of the node's component share and no other does; which one is not to be relied on. */
    long component(long key) {
        int node = nodes.find(key);
        return node < 0 ? key : nodes.key(root(node));
    }

    /**
     * The weakest rule without which two different nodes of one component would not be in one: the bottleneck of the
     * best path between them.
     */
    Rule weakestLink(long left, long right) {
        int a = nodes.find(left);
        int b = nodes.find(right);
        if (a < 0 || b < 0 || a == b || root(a) != root(b)) {
            throw new IllegalArgumentException("not two nodes of one component");
        }
        int weakest = 0;
        while (a != b) {
            // Links get weaker towards the root, so the stronger of the two is never above where the paths meet.
            boolean climbsLeft = link[a] <= link[b];
            weakest = climbsLeft ? link[a] : link[b];
            a = climbsLeft ? parent[a] : a;
            b = climbsLeft ? b : parent[b];
        }
        return RULES[weakest];
    }

    private int root(int node) {
        int above = node;
        while (parent[above] >= 0) {
            above = parent[above];
        }
        return above;
    }

    private int number(long key) {
        int known = nodes.size();
        int node = nodes.add(key);
        if (nodes.size() > known) {
            begin(node);
        }
        return node;
    }

    private void begin(int node) {
        if (node == MOST_NODES) {
            throw new PlumblineException(("reconcile: matching connects more than %,d records; that is what one driver"
                            + " is allowed to hold. Exclude records that nobody needs (deleted years ago, test data) by"
                            + " \"where\" in conf/exports, or shared e-mails by \"email.max-records\" in"
                            + " conf/matching.conf.")
                    .formatted(MOST_NODES));
        }
        if (node == parent.length) {
            parent = Arrays.copyOf(parent, Growth.after(node));
            link = Arrays.copyOf(link, parent.length);
        }
        parent[node] = -1;
        link[node] = NO_LINK;
    }
}
