package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the edges of a table to the driver and connects them. Only numbers travel, a partition at a time; they are held
 * by rule (16 bytes an edge), because the strongest rule has to go first and a sort by Spark costs more than the buffer.
 */
final class EdgeReader {
    private static final String[] RULES =
            Arrays.stream(Rule.values()).map(Rule::sqlName).toArray(String[]::new);

    private EdgeReader() {}

    /** @param edges {@code left_record_key, right_record_key, rule} */
    static ConnectedComponents connect(Dataset<Row> edges) {
        List<EdgeBuffer> buffers =
                Stream.generate(EdgeBuffer::new).limit(RULES.length).toList();
        Column ordinal = array_position(lit(RULES), col("rule")).minus(1).cast("int");
        Iterator<Row> rows = edges.select(col("left_record_key"), col("right_record_key"), ordinal)
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            buffers.get(row.getInt(2)).add(row.getLong(0), row.getLong(1));
        }
        ConnectedComponents components = new ConnectedComponents();
        for (Rule rule : Rule.values()) {
            buffers.get(rule.ordinal()).connect(components, rule);
        }
        return components;
    }
}
