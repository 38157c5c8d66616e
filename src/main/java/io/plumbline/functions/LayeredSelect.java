package io.plumbline.functions;

import io.plumbline.definitions.Export.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Computes the columns of a mapping layer by layer, beside the inputs that they are made from. */
public final class LayeredSelect {
    /** A column of the mapping whose name an input has too stands under this prefix. */
    private static final String BESIDE = "_becomes_";

    private LayeredSelect() {}

    /** The rows with one more column per mapping, under the name that {@link #nameOf} gives. */
    public static Dataset<Row> beside(Dataset<Row> inputs, MappingLayers mappings) {
        Set<String> names = Set.of(inputs.columns());
        Dataset<Row> rows = inputs;
        for (List<Mapping> layer : mappings.layers()) {
            List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
            for (Mapping mapping : layer) {
                columns.add(functions.expr(mapping.expression().sql()).as(nameOf(mapping.column(), names)));
            }
            rows = rows.select(columns.toArray(Column[]::new));
        }
        return rows;
    }

    /** The name under which a mapped column stands beside inputs of these names. */
    public static String nameOf(String column, Set<String> inputs) {
        return inputs.contains(column) ? BESIDE + column : column;
    }
}
