package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
    private record Edge(long left, long right, Rule rule) {}

    @Test
    void chainIsOneComponent() {
        ConnectedComponents components =
                connect(List.of(new Edge(1, 2, Rule.MERGED), new Edge(3, 4, Rule.MERGED), new Edge(2, 3, Rule.EMAIL)));

        assertThat(components.component(4)).isEqualTo(components.component(1));
    }

    @Test
    void unknownKeyIsAComponentOfItsOwn() {
        ConnectedComponents components = connect(List.of(new Edge(1, 2, Rule.MERGED)));

        assertThat(components.component(99)).isEqualTo(99);
        assertThat(components.size()).isEqualTo(2);
    }

    @Test
    void extremeKeysAreKeysLikeAnyOther() {
        ConnectedComponents components =
                connect(List.of(new Edge(0, -1, Rule.MERGED), new Edge(Long.MIN_VALUE, Long.MAX_VALUE, Rule.MERGED)));

        assertThat(components.component(-1)).isEqualTo(components.component(0));
        assertThat(components.component(Long.MAX_VALUE)).isEqualTo(components.component(Long.MIN_VALUE));
        assertThat(components.component(0)).isNotEqualTo(components.component(Long.MIN_VALUE));
    }

    @Test
    void weakestLinkIsTheOneThatIsNeeded() {
        ConnectedComponents components = connect(List.of(
                new Edge(1, 2, Rule.CONVERTED),
                new Edge(2, 3, Rule.CRM_ID),
                new Edge(1, 2, Rule.EMAIL),
                new Edge(3, 4, Rule.EMAIL)));

        assertThat(components.weakestLink(1, 2)).isEqualTo(Rule.CONVERTED);
        assertThat(components.weakestLink(1, 3)).isEqualTo(Rule.CRM_ID);
        assertThat(components.weakestLink(4, 1)).isEqualTo(Rule.EMAIL);
    }

    @Test
    void rulesOutOfOrderAreRefused() {
        ConnectedComponents components = connect(List.of(new Edge(1, 2, Rule.EMAIL)));

        assertThatThrownBy(() -> components.connect(2, 3, Rule.MERGED))
                .hasMessage("MERGED is stronger than EMAIL and came after it");
    }

    @Test
    void orderOfEdgesDoesNotMatter() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            List<Edge> edges = randomEdges(random);
            List<Edge> shuffled = new ArrayList<>(edges);
            Collections.shuffle(shuffled, random);
            ConnectedComponents one = connect(edges);
            ConnectedComponents other = connect(shuffled);

            assertThat(partition(other)).isEqualTo(partition(one));
            assertThat(weakestLinks(other)).isEqualTo(weakestLinks(one)).isEqualTo(weakestLinksBySearch(edges));
        }
    }

    @Test
    void aMillionNodesTakeSeconds() {
        Random random = new Random(7);
        long[] keys = random.longs(1_000_000).toArray();
        ConnectedComponents components = new ConnectedComponents();
        long began = System.nanoTime();
        for (int i = 1; i < keys.length; i++) {
            if (i % 4 != 0) {
                components.connect(keys[i - 1], keys[i], Rule.EMAIL);
            }
        }

        assertThat(components.size()).isEqualTo(1_000_000);
        assertThat(components.component(keys[0])).isEqualTo(components.component(keys[3]));
        assertThat(components.component(keys[3])).isNotEqualTo(components.component(keys[4]));
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(10);
    }

    private static ConnectedComponents connect(List<Edge> edges) {
        ConnectedComponents components = new ConnectedComponents();
        for (Rule rule : Rule.values()) {
            edges.stream()
                    .filter(edge -> edge.rule() == rule)
                    .forEach(edge -> components.connect(edge.left(), edge.right(), rule));
        }
        return components;
    }

    private static final int NODES = 14;

    private static List<Edge> randomEdges(Random random) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            edges.add(new Edge(
                    random.nextInt(NODES), random.nextInt(NODES), Rule.values()[random.nextInt(Rule.values().length)]));
        }
        return edges;
    }

    private static TreeSet<String> partition(ConnectedComponents components) {
        Map<Long, List<Long>> members = new HashMap<>();
        for (long key = 0; key < NODES; key++) {
            members.computeIfAbsent(components.component(key), k -> new ArrayList<>())
                    .add(key);
        }
        TreeSet<String> sets = new TreeSet<>();
        members.values().forEach(set -> sets.add(set.toString()));
        return sets;
    }

    private static Map<String, Rule> weakestLinks(ConnectedComponents components) {
        Map<String, Rule> links = new HashMap<>();
        for (long a = 0; a < NODES; a++) {
            for (long b = a + 1; b < NODES; b++) {
                if (components.component(a) == components.component(b)) {
                    links.put(a + "-" + b, components.weakestLink(a, b));
                }
            }
        }
        return links;
    }

    /** The first rule with which, and all stronger ones, the two are connected. */
    private static Map<String, Rule> weakestLinksBySearch(List<Edge> edges) {
        Map<String, Rule> links = new HashMap<>();
        for (Rule rule : Rule.values()) {
            ConnectedComponents upTo = connect(edges.stream()
                    .filter(edge -> edge.rule().compareTo(rule) <= 0)
                    .toList());
            weakestLinks(upTo).keySet().forEach(pair -> links.putIfAbsent(pair, rule));
        }
        return links;
    }
}
