package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.functions.MappingOrder;
import io.plumbline.functions.ParsedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The columns of a table, computed from the records of an export as one entry of {@code becomes} says. */
final class EntryColumns {
    private final Export export;
    private final TableContract contract;
    private final MappingOrder order;
    private final Becomes entry;
    private final Map<String, Mapping> mappings = new TreeMap<>();

    /** @param order of all entries that become the table: a column that only another entry fills is null in this one */
    EntryColumns(Export export, TableContract contract, MappingOrder order, Becomes entry) {
        this.export = export;
        this.contract = contract;
        this.order = order;
        this.entry = entry;
        entry.columns().forEach(mapping -> mappings.put(mapping.column(), mapping));
    }

    /** The contract's columns, and where the row is from. */
    Dataset<Row> rows(Dataset<Row> records) {
        List<Column> columns = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            if (!isTechnical(column)) {
                columns.add(computed(column));
            }
        }
        columns.add(lit(export.name()).as("_export"));
        columns.add(col("_delivery_id"));
        columns.add(col("_generated_at"));
        columns.add(col("_row"));
        if (contract.has(TableContract.MISSING_SINCE)) {
            columns.add(lit(null).cast("timestamp").as(TableContract.MISSING_SINCE));
        }
        if (contract.has(TableContract.FIRST_DELIVERED_ON)) {
            columns.add(expr("try_cast(substring(_file, 1, 10) AS DATE)").as(TableContract.FIRST_DELIVERED_ON));
        }
        return compute(records).select(columns.toArray(Column[]::new));
    }

    /** The columns of the contract's key. */
    Dataset<Row> keys(Dataset<Row> records) {
        return compute(records)
                .select(contract.key().stream()
                        .map(column -> col(order.nameOf(column)).as(column))
                        .toArray(Column[]::new));
    }

    /** Names that the expressions use, whatever they mean, and those that each row needs. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("_delivery_id", "_generated_at", "_row", InstanceNames.COLUMN));
        if (contract.has(TableContract.FIRST_DELIVERED_ON)) {
            names.add("_file");
        }
        entry.columns()
                .forEach(mapping ->
                        names.addAll(ParsedExpression.of(mapping.expression()).columns()));
        return names;
    }

    /**
     * What can be wrong with the rows.
     *
     * @param cells names of the columns of the records
     * @param values names of the columns of the rows
     */
    Judgement judgement(SparkSession spark, List<String> cells, List<String> values) {
        Set<String> exportColumns =
                export.columns().stream().map(ExportColumn::name).collect(Collectors.toSet());
        return Judgement.of(contract, entry, new References(spark, exportColumns, entry), cells, values);
    }

    static boolean isTechnical(TableColumn column) {
        return column.name().startsWith("_");
    }

    private Column computed(TableColumn column) {
        Column value = order.has(column.name()) ? col(order.nameOf(column.name())) : nothing(column);
        return value.as(column.name());
    }

    /** Adds the mapped columns, those that others use first. */
    private Dataset<Row> compute(Dataset<Row> records) {
        Dataset<Row> computed = records;
        for (Set<String> layer : order.layers()) {
            List<Column> columns = new ArrayList<>(List.of(col("*")));
            for (TableColumn column : contract.columns()) {
                if (layer.contains(column.name())) {
                    columns.add(mapped(column).as(order.nameOf(column.name())));
                }
            }
            computed = computed.select(columns.toArray(Column[]::new));
        }
        return computed;
    }

    private Column mapped(TableColumn column) {
        return Optional.ofNullable(mappings.get(column.name()))
                .map(mapping -> expr("try_cast(("
                        + InstanceNames.in(column.name(), mapping.expression().sql()) + ") AS " + column.type() + ")"))
                .orElseGet(() -> nothing(column));
    }

    private static Column nothing(TableColumn column) {
        return lit(null).cast(column.type());
    }
}
