package io.plumbline.standardize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.functions.MappingOrder;
import io.plumbline.lake.Lake;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * Which records the deliveries of an export show, and how. A record that the table refuses, because a cell of it cannot be
 * read, was still there; only what its key is must be known. So nothing but what is asked for is mapped, and nothing refused.
 */
final class Sightings {
    private final SnapshotSource source;
    private final Dataset<Row> bronze;

    Sightings(SnapshotSource source, Lake lake, OpenDeliveries deliveries) {
        this.source = source;
        this.bronze =
                lake.read(source.export().bronze()).filter(col("_delivery_id").isin(deliveries.ids()));
    }

    /** The columns by which {@link #records} describes a record. */
    static List<String> fieldsOf(SnapshotSource source) {
        List<String> fields = new ArrayList<>(List.of("is_deleted"));
        source.history().stream().filter(column -> !fields.contains(column)).forEach(fields::add);
        return fields;
    }

    /** {@code record_key, at, is_deleted}, and what orders sightings of one instant. */
    Dataset<Row> keys() {
        Dataset<Row> shown = shown(List.of(source.key(), "is_deleted"));
        return shown.filter(col(source.key()).isNotNull()).select(place(shown).toArray(Column[]::new));
    }

    /** The same, with {@code source_system, source_id, created_at, updated_at, fields}. */
    Dataset<Row> records() {
        List<String> fields = fieldsOf(source);
        Set<String> wanted =
                new TreeSet<>(List.of(source.key(), "source_system", "source_id", "created_at", "updated_at"));
        wanted.addAll(fields);
        Dataset<Row> shown = shown(wanted);
        List<Column> columns = place(shown);
        List.of("source_system", "source_id", "created_at", "updated_at").forEach(name -> columns.add(col(name)));
        columns.add(array(fields.stream().map(Sightings::text).toArray(Column[]::new))
                .as("fields"));
        return shown.filter(col(source.key()).isNotNull()).select(columns.toArray(Column[]::new));
    }

    /** The instants of deliveries that show records without telling which. */
    Dataset<Row> withoutKey() {
        return shown(List.of(source.key()))
                .filter(col(source.key()).isNull())
                .select(col("_generated_at").as("at"))
                .distinct();
    }

    /** The last sighting of each record at each instant, and in {@code next_at} the instant at which it is shown again. */
    static Dataset<Row> lastOfInstants(Dataset<Row> sightings) {
        WindowSpec ofRecord = Window.partitionBy("record_key").orderBy("at", "_delivery_id", "_row");
        Column isLast = col("next_at").isNull().or(col("next_at").notEqual(col("at")));
        return sightings.withColumn("next_at", lead("at", 1).over(ofRecord)).filter(isLast);
    }

    private static Column text(String field) {
        return (field.equals("is_deleted") ? isDeleted() : col(field)).cast("string");
    }

    private static Column isDeleted() {
        return coalesce(col("is_deleted"), lit(false));
    }

    private List<Column> place(Dataset<Row> shown) {
        return new ArrayList<>(List.of(
                shown.col(source.key()).as("record_key"),
                col("_generated_at").as("at"),
                isDeleted().as("is_deleted"),
                col("_delivery_id"),
                col("_row")));
    }

    private Dataset<Row> shown(Collection<String> wanted) {
        Set<String> needed = needed(wanted);
        List<Becomes> entries =
                entries().stream().map(becomes -> becomes.only(needed)).toList();
        Export narrow = source.export().becomingOnly(entries);
        return new ExportMapping(narrow, source.table().only(needed))
                .apply(bronze.sparkSession(), bronze)
                .judged()
                .select(wantedColumns(wanted));
    }

    private static Column[] wantedColumns(Collection<String> wanted) {
        List<String> names = new ArrayList<>(wanted);
        names.addAll(List.of("_delivery_id", "_generated_at", "_row"));
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** With the columns that their expressions use. */
    private Set<String> needed(Collection<String> wanted) {
        MappingOrder order = new MappingOrder(source.export(), entries());
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String column = open.remove();
            if (needed.add(column)) {
                open.addAll(order.usedBy(column));
            }
        }
        return needed;
    }

    private List<Becomes> entries() {
        return source.export().becomes().stream()
                .filter(becomes -> becomes.table().equals(source.table().name()))
                .toList();
    }
}
