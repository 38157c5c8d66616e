package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The order in which the columns of a table are computed from an export. An expression may use the export's columns, what
 * is known of the row's delivery, and other columns of the same entry; where a name is both, the export's column is meant.
 */
public final class MappingOrder {
    private static final String BESIDE_INPUT = "_mapped_";

    private final Set<String> inputs;
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final String place;

    /** The order for entries of one export that become the same table. */
    public MappingOrder(Export export, List<Becomes> entries) {
        inputs = new HashSet<>(List.of(inputs(export).fieldNames()));
        entries.forEach(entry -> entry.each().ifPresent(each -> inputs.add(each.name())));
        place = export.place().toString();
        entries.forEach(entry -> entry.columns().forEach(mapping -> uses.put(mapping.column(), new TreeSet<>())));
        for (Becomes entry : entries) {
            for (Mapping mapping : entry.columns()) {
                Set<String> used =
                        new TreeSet<>(ParsedExpression.of(mapping.expression()).columns());
                used.removeAll(inputs);
                used.retainAll(uses.keySet());
                uses.computeIfAbsent(mapping.column(), column -> new TreeSet<>())
                        .addAll(used);
            }
        }
    }

    /** What expressions of an export may use: its columns as text, the cells that the contract does not name, its delivery. */
    public static StructType inputs(Export export) {
        StructType inputs = new StructType();
        for (ExportColumn column : export.columns()) {
            inputs = inputs.add(column.name(), DataTypes.StringType);
        }
        return inputs.add("_extra", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false))
                .add("_delivery_id", DataTypes.StringType)
                .add("_file", DataTypes.StringType)
                .add("_row", DataTypes.LongType)
                .add("_instance", DataTypes.StringType)
                .add("_generated_at", DataTypes.TimestampType);
    }

    /** Whether an entry fills the column. */
    public boolean has(String column) {
        return uses.containsKey(column);
    }

    /** The mapped columns that the column is computed from. */
    public Set<String> usedBy(String column) {
        return uses.getOrDefault(column, Set.of());
    }

    /** The name under which a computed column stands beside the inputs: its own, unless an input has that. */
    public String nameOf(String column) {
        return inputs.contains(column) ? BESIDE_INPUT + column : column;
    }

    /** Columns that can be computed together, after those of the layers before. */
    public List<Set<String>> layers() {
        List<Set<String>> layers = new ArrayList<>();
        Set<String> waiting = new TreeSet<>(uses.keySet());
        while (!waiting.isEmpty()) {
            Set<String> ready = new TreeSet<>();
            for (String column : waiting) {
                if (uses.getOrDefault(column, Set.of()).stream().noneMatch(waiting::contains)) {
                    ready.add(column);
                }
            }
            if (ready.isEmpty()) {
                throw new PlumblineException(place + ": these columns use one another in a circle: "
                        + String.join(", ", waiting)
                        + ". Write one of them with columns of the export alone.");
            }
            waiting.removeAll(ready);
            layers.add(ready);
        }
        return layers;
    }
}
