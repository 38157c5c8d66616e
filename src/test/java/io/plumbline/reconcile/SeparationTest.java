package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeparationTest {
    private static final int NODES = 7;

    @Test
    void theFewestEdgesAreCut() {
        List<Edge> edges = List.of(
                new Edge(1, 2, Rule.EMAIL),
                new Edge(1, 3, Rule.EMAIL),
                new Edge(2, 4, Rule.EMAIL),
                new Edge(3, 4, Rule.EMAIL),
                new Edge(4, 5, Rule.MERGED));

        assertThat(clusters(edges, KeptApart.of(5, 1))).isEqualTo("[1, 2, 3, 4] [5] [6] [7]");
    }

    @Test
    void ofEquallyFewTheWeakestAreCut() {
        List<Edge> edges =
                List.of(new Edge(1, 2, Rule.EMAIL), new Edge(2, 3, Rule.MERGED), new Edge(3, 4, Rule.CRM_ID));

        assertThat(clusters(edges, KeptApart.of(1, 4))).isEqualTo("[1] [2, 3, 4] [5] [6] [7]");
    }

    @Test
    void whatAPersonDecidedIsNeverCut() {
        List<Edge> edges = List.of(
                new Edge(1, 2, Rule.DECIDED),
                new Edge(2, 3, Rule.MERGED),
                new Edge(2, 3, Rule.CRM_ID),
                new Edge(2, 3, Rule.EMAIL),
                new Edge(3, 4, Rule.DECIDED));

        assertThat(clusters(edges, KeptApart.of(1, 4))).isEqualTo("[1, 2] [3, 4] [5] [6] [7]");
    }

    @Test
    void anyNumberOfLikenessesIsCutBeforeOnePieceOfExactEvidence() {
        List<Edge> edges = List.of(
                new Edge(1, 2, Rule.EMAIL),
                new Edge(2, 3, Rule.MATCHED),
                new Edge(2, 4, Rule.MATCHED),
                new Edge(2, 5, Rule.MATCHED),
                new Edge(3, 4, Rule.EMAIL),
                new Edge(4, 5, Rule.EMAIL));

        assertThat(clusters(edges, KeptApart.of(1, 5))).isEqualTo("[1, 2] [3, 4, 5] [6] [7]");
    }

    @Test
    void theSideOfTheSmallerKeyIsTheSmallerWhereAChoiceRemains() {
        List<Edge> edges = List.of(new Edge(1, 2, Rule.EMAIL), new Edge(2, 3, Rule.EMAIL), new Edge(3, 4, Rule.EMAIL));

        assertThat(clusters(edges, KeptApart.of(4, 1))).isEqualTo("[1] [2, 3, 4] [5] [6] [7]");
    }

    @Test
    void decisionsAboutOneClusterAllHold() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 2; i <= 6; i++) {
            edges.add(new Edge(i, 1, Rule.EMAIL));
        }

        assertThat(clusters(edges, KeptApart.of(2, 3), KeptApart.of(3, 4), KeptApart.of(2, 4)))
                .isEqualTo("[1, 4, 5, 6] [2] [3] [7]");
    }

    @Test
    void decisionsAboutOthersChangeNothing() {
        List<Edge> edges = List.of(new Edge(1, 2, Rule.EMAIL), new Edge(3, 4, Rule.EMAIL));

        assertThat(clusters(edges, KeptApart.of(1, 3), KeptApart.of(8, 9))).isEqualTo("[1, 2] [3, 4] [5] [6] [7]");
    }

    @Test
    void circleOfAHundredThousandMergesIsCutInTwoPlaces() {
        int size = 100_000;
        Evidence evidence = new Evidence();
        for (int i = 0; i < size; i++) {
            evidence.add(new Edge(i, (i + 1) % size, Rule.MERGED));
        }
        long began = System.nanoTime();
        ConnectedComponents whole = new Separation(evidence).components(List.of());
        ConnectedComponents parts = new Separation(evidence).components(List.of(KeptApart.of(size / 2, 0)));

        assertThat(IntStream.range(0, size)).allMatch(i -> whole.component(i) == whole.component(0));
        assertThat(IntStream.range(1, size))
                .as("all but the smaller key, which is alone")
                .allMatch(i -> parts.component(i) == parts.component(size / 2));
        assertThat(parts.component(0)).isNotEqualTo(parts.component(size / 2));
        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(60);
    }

    @Test
    void noFewerEdgesWouldDoAndOrderDoesNotMatter() {
        Random random = new Random(5);
        int cuts = 0;
        for (int round = 0; round < 400; round++) {
            List<Edge> edges = randomEdges(random);
            List<Edge> shuffled = new ArrayList<>(edges);
            Collections.shuffle(shuffled, random);
            KeptApart pair = KeptApart.of(1, 2);
            List<Edge> cut = MinimumCut.between(pair, edges);

            assertThat(clusters(shuffled, pair)).isEqualTo(clusters(edges, pair));
            assertThat(MinimumCut.between(pair, shuffled)).containsExactlyInAnyOrderElementsOf(cut);
            assertThat(cut).hasSize(fewest(edges, pair));
            cuts += cut.size();
        }
        assertThat(cuts).as("rounds in which something was to be cut").isGreaterThan(400);
    }

    /** By trying all sets of edges. */
    private static int fewest(List<Edge> edges, KeptApart pair) {
        return IntStream.range(0, 1 << edges.size())
                .filter(cut -> {
                    Evidence evidence = new Evidence();
                    IntStream.range(0, edges.size())
                            .filter(i -> (cut >> i & 1) == 0)
                            .forEach(i -> evidence.add(edges.get(i)));
                    ConnectedComponents left = evidence.components();
                    return left.component(pair.one()) != left.component(pair.other());
                })
                .map(Integer::bitCount)
                .min()
                .orElseThrow();
    }

    private static List<Edge> randomEdges(Random random) {
        Rule[] rules = {Rule.MERGED, Rule.CONVERTED, Rule.CRM_ID, Rule.EMAIL};
        List<Edge> edges = new ArrayList<>();
        while (edges.size() < 9) {
            Edge edge = new Edge(
                    1 + random.nextInt(NODES - 1), 1 + random.nextInt(NODES - 1), rules[random.nextInt(rules.length)]);
            if (edge.left() != edge.right() && !edges.contains(edge)) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** The nodes from 1 on by cluster. */
    private static String clusters(List<Edge> edges, KeptApart... pairs) {
        Evidence evidence = new Evidence();
        edges.forEach(evidence::add);
        ConnectedComponents components = new Separation(evidence).components(List.of(pairs));
        List<Long> seen = new ArrayList<>();
        List<String> clusters = new ArrayList<>();
        for (long node = 1; node <= NODES; node++) {
            if (!seen.contains(components.component(node))) {
                long component = components.component(node);
                seen.add(component);
                clusters.add(java.util.stream.LongStream.rangeClosed(1, NODES)
                        .filter(other -> components.component(other) == component)
                        .boxed()
                        .toList()
                        .toString());
            }
        }
        return String.join(" ", clusters);
    }
}
