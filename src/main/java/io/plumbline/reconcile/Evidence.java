package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The edges of a table on the driver. Only numbers travel, a partition at a time; they are held by rule (16 bytes an edge),
 * because the strongest rule has to go first and a sort by Spark costs more than the buffer.
 */
final class Evidence {
    private static final String[] RULES =
            Arrays.stream(Rule.values()).map(Rule::sqlName).toArray(String[]::new);

    private final List<EdgeBuffer> byRule =
            Stream.generate(EdgeBuffer::new).limit(RULES.length).toList();

    /** Of the rows of {@code silver.person_edge} those that are evidence: what is contradicted is none. */
    static Dataset<Row> uncontradicted(Dataset<Row> personEdge) {
        return personEdge.where(not(col("is_contradicted"))).select("left_record_key", "right_record_key", "rule");
    }

    /** @param edges {@code left_record_key, right_record_key, rule} */
    static Evidence read(Dataset<Row> edges) {
        Evidence evidence = new Evidence();
        Column ordinal = array_position(lit(RULES), col("rule")).minus(1).cast("int");
        Iterator<Row> rows = edges.select(col("left_record_key"), col("right_record_key"), ordinal)
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            evidence.byRule.get(row.getInt(2)).add(row.getLong(0), row.getLong(1));
        }
        return evidence;
    }

    void add(Edge edge) {
        byRule.get(edge.rule().ordinal()).add(edge.left(), edge.right());
    }

    /** What all edges connect. */
    ConnectedComponents components() {
        ConnectedComponents components = new ConnectedComponents();
        for (Rule rule : Rule.values()) {
            EdgeBuffer edges = byRule.get(rule.ordinal());
            for (int i = 0; i < edges.size(); i++) {
                components.connect(edges.left(i), edges.right(i), rule);
            }
        }
        return components;
    }

    /** The edges for which the condition holds, from the strongest rule on. */
    Stream<Edge> edges(Predicate<Edge> condition) {
        return Arrays.stream(Rule.values()).flatMap(rule -> edges(rule)).filter(condition);
    }

    private Stream<Edge> edges(Rule rule) {
        EdgeBuffer edges = byRule.get(rule.ordinal());
        return Stream.iterate(0, i -> i < edges.size(), i -> i + 1)
                .map(i -> new Edge(edges.left(i), edges.right(i), rule));
    }
}
