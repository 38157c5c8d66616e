package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The order in which the columns of a mapping are computed. An expression may use the export's columns, what is known of
 * the row's delivery, and other columns of the same mapping; where a name is both, the export's column is meant.
 */
public final class MappingLayers {
    private final Map<String, Mapping> mappings = new LinkedHashMap<>();
    private final Map<String, ParsedExpression> parsed = new TreeMap<>();
    private final Set<String> raw;
    private final List<List<Mapping>> layers = new ArrayList<>();

    public MappingLayers(Export export, Becomes becomes) {
        raw = Set.of(inputs(export).fieldNames());
        for (Mapping mapping : becomes.columns()) {
            mappings.put(mapping.column(), mapping);
            parsed.put(mapping.column(), ParsedExpression.of(mapping.expression()));
        }
        arrange();
    }

    /** What expressions of an export may use: its columns as text, and its delivery. */
    public static StructType inputs(Export export) {
        StructType inputs = new StructType();
        for (ExportColumn column : export.columns()) {
            inputs = inputs.add(column.name(), DataTypes.StringType);
        }
        return inputs.add("_delivery_id", DataTypes.StringType)
                .add("_file", DataTypes.StringType)
                .add("_row", DataTypes.LongType)
                .add("_generated_at", DataTypes.TimestampType);
    }

    /** The mappings; each uses nothing but inputs and columns of earlier layers. */
    public List<List<Mapping>> layers() {
        return List.copyOf(layers);
    }

    /** The expression of a column that the mapping fills. */
    public ParsedExpression parsed(String column) {
        return Objects.requireNonNull(parsed.get(column), column);
    }

    /** The inputs that a column is made from, directly or through other columns. */
    public Set<String> inputsOf(String column) {
        Set<String> inputs = new LinkedHashSet<>();
        for (String name : parsed(column).columns()) {
            if (raw.contains(name)) {
                inputs.add(name);
            } else if (mappings.containsKey(name)) {
                inputs.addAll(inputsOf(name));
            }
        }
        return inputs;
    }

    private void arrange() {
        Map<String, Mapping> waiting = new LinkedHashMap<>(mappings);
        while (!waiting.isEmpty()) {
            List<Mapping> ready = waiting.values().stream()
                    .filter(mapping -> earlier(mapping.column()).stream().noneMatch(waiting::containsKey))
                    .toList();
            if (ready.isEmpty()) {
                throw new PlumblineException(
                        waiting.values().iterator().next().expression().place()
                                + ": these columns use one another in a circle: "
                                + waiting.keySet().stream().sorted().collect(Collectors.joining(", "))
                                + ". Write at least one of them with columns of the export alone.");
            }
            ready.forEach(mapping -> waiting.remove(mapping.column()));
            layers.add(ready);
        }
    }

    private List<String> earlier(String column) {
        return parsed(column).columns().stream()
                .filter(name -> !raw.contains(name) && mappings.containsKey(name))
                .toList();
    }
}
