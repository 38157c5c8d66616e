package io.plumbline.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Connects records by evidence, but for those that a person decided are not one. Between these the fewest edges are cut, and
 * of equally few those of the weakest rules; what a person decided is the same is never cut, and likenesses go before any other. If a choice remains, the side
 * of the smaller key gets as few records as it can. Several decisions about one cluster are followed in the order of their
 * keys, each on what the ones before it left. So neither the order of the edges nor that of the decisions plays a part.
 *
 * <p>Only clusters that a decision is about are looked at a second time; without one this costs nothing.
 */
final class Separation {
    private final Evidence evidence;

    Separation(Evidence evidence) {
        this.evidence = evidence;
    }

    ConnectedComponents components(List<KeptApart> keptApart) {
        ConnectedComponents connected = evidence.components();
        Map<Long, List<KeptApart>> torn = new TreeMap<>();
        keptApart.stream()
                .sorted()
                .filter(pair -> connected.component(pair.one()) == connected.component(pair.other()))
                .forEach(pair -> torn.computeIfAbsent(connected.component(pair.one()), cluster -> new ArrayList<>())
                        .add(pair));
        if (torn.isEmpty()) {
            return connected;
        }
        Set<Edge> cut = cut(connected, torn);
        Evidence left = new Evidence();
        evidence.edges(edge -> !cut.contains(edge)).forEach(left::add);
        return left.components();
    }

    private Set<Edge> cut(ConnectedComponents connected, Map<Long, List<KeptApart>> torn) {
        Map<Long, List<Edge>> clusters = new TreeMap<>();
        evidence.edges(edge -> torn.containsKey(connected.component(edge.left())))
                .forEach(
                        edge -> clusters.computeIfAbsent(connected.component(edge.left()), cluster -> new ArrayList<>())
                                .add(edge));
        Set<Edge> cut = new HashSet<>();
        torn.forEach((cluster, pairs) -> {
            List<Edge> edges = clusters.getOrDefault(cluster, List.of());
            for (KeptApart pair : pairs) {
                List<Edge> left =
                        edges.stream().filter(edge -> !cut.contains(edge)).toList();
                cut.addAll(MinimumCut.between(pair, left));
            }
        });
        return cut;
    }
}
