package io.plumbline.lake;

import io.plumbline.definitions.Schema;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What a contract says of its table's columns and properties, in the terms of Spark and Delta. */
final class TableForm {
    private final TableContract contract;

    TableForm(TableContract contract) {
        this.contract = contract;
    }

    /** Whether a table has the contract's columns, in order, with their meanings, and lies in its partitions. */
    boolean isOf(TableFiles table) {
        return table.partitionColumns().equals(partitionColumns()) && isOf(table.schema());
    }

    private boolean isOf(StructType schema) {
        List<TableColumn> columns = contract.columns();
        return schema.length() == columns.size()
                && IntStream.range(0, columns.size()).allMatch(i -> isOf(schema.apply(i), columns.get(i)));
    }

    private static boolean isOf(StructField field, TableColumn column) {
        return field.name().equals(column.name())
                && DataType.equalsStructurally(field.dataType(), DataType.fromDDL(column.type()), true)
                && field.metadata().equals(metadata(column));
    }

    List<String> partitionColumns() {
        return contract.partitionColumns();
    }

    /** The columns of a new table. Null is refused by checks and not by the table, so that a table that breaks its contract can be looked at. */
    StructType schema() {
        return new StructType(contract.columns().stream()
                .map(column -> new StructField(column.name(), DataType.fromDDL(column.type()), true, metadata(column)))
                .toArray(StructField[]::new));
    }

    /** The properties that a new table gets. */
    Map<String, String> properties() {
        return Map.of(
                "delta.dataSkippingStatsColumns",
                String.join(",", statisticsColumns()),
                TableFiles.HIDES_ROWS,
                String.valueOf(mayHideRows()));
    }

    /** Tables for readers of any make are their files; those of a run may be files without some of their rows. */
    private boolean mayHideRows() {
        return contract.name().schema() == Schema.SILVER || contract.name().schema() == Schema.OPS;
    }

    /** Key columns and the partition filter and join; statistics on personal columns would leak into the log. */
    private List<String> statisticsColumns() {
        List<String> columns = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            boolean isWanted =
                    contract.key().contains(column.name()) || column.type().matches("date|timestamp");
            boolean isPartition = partitionColumns().contains(column.name());
            if (isWanted && !column.pii() && !isPartition && columns.size() < 4) {
                columns.add(column.name());
            }
        }
        if (contract.columns().stream().anyMatch(column -> column.name().equals("_delivery_id"))
                && !columns.contains("_delivery_id")) {
            columns.add("_delivery_id");
        }
        return columns;
    }

    /**
     * The rows with the contract's columns in order; themselves where they have them.
     *
     * @throws IllegalStateException when a column has another type
     */
    Dataset<Row> conform(Dataset<Row> rows) {
        if (isOf(rows.schema())) {
            return rows;
        }
        Column[] columns =
                contract.columns().stream().map(column -> conform(column, rows)).toArray(Column[]::new);
        return rows.select(columns);
    }

    private Column conform(TableColumn column, Dataset<Row> rows) {
        DataType wanted = DataType.fromDDL(column.type());
        DataType found = rows.schema().apply(column.name()).dataType();
        if (!DataType.equalsStructurally(wanted, found, true)) {
            throw new IllegalStateException("%s.%s is %s, the contract says %s (%s)"
                    .formatted(contract.name(), column.name(), found.sql(), wanted.sql(), column.place()));
        }
        return functions.col("`" + column.name() + "`").as(column.name(), metadata(column));
    }

    private static Metadata metadata(TableColumn column) {
        return new MetadataBuilder().putString("comment", column.comment()).build();
    }
}
