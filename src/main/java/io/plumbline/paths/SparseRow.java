package io.plumbline.paths;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The ways out of one node: numbers of nodes in ascending order, each with its weight. */
final class SparseRow {
    private int[] nodes;
    private double[] weights;
    private int size;

    SparseRow(int capacity) {
        nodes = new int[capacity];
        weights = new double[capacity];
    }

    /** Adds a node after all others, whose numbers are smaller. */
    void add(int node, double weight) {
        nodes[size] = node;
        weights[size++] = weight;
    }

    int size() {
        return size;
    }

    int node(int index) {
        return nodes[index];
    }

    double weight(int index) {
        return weights[index];
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Takes a way out and tells its weight; 0 where there is none. */
    double remove(int node) {
        int index = Arrays.binarySearch(nodes, 0, size, node);
        if (index < 0) {
            return 0;
        }
        double weight = weights[index];
        System.arraycopy(nodes, index + 1, nodes, index, size - index - 1);
        System.arraycopy(weights, index + 1, weights, index, size - index - 1);
        size--;
        return weight;
    }

    /**
     * Adds the other row's weights, scaled.
     *
     * @param self the node of this row, to which no way is added
     * @param fresh is told each node to which there was no way before
     */
    void addScaled(SparseRow other, double factor, int self, IntConsumer fresh) {
        int[] mergedNodes = new int[size + other.size];
        double[] mergedWeights = new double[size + other.size];
        int merged = 0;
        int mine = 0;
        for (int theirs = 0; theirs < other.size; theirs++) {
            int node = other.nodes[theirs];
            if (node == self) {
                continue;
            }
            while (mine < size && nodes[mine] < node) {
                mergedNodes[merged] = nodes[mine];
                mergedWeights[merged++] = weights[mine++];
            }
            double weight = factor * other.weights[theirs];
            if (mine < size && nodes[mine] == node) {
                weight += weights[mine++];
            } else {
                fresh.accept(node);
            }
            mergedNodes[merged] = node;
            mergedWeights[merged++] = weight;
        }
        System.arraycopy(nodes, mine, mergedNodes, merged, size - mine);
        System.arraycopy(weights, mine, mergedWeights, merged, size - mine);
        size = merged + size - mine;
        nodes = mergedNodes;
        weights = mergedWeights;
    }
}
