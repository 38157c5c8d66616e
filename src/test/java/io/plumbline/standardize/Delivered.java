package io.plumbline.standardize;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of bronze made by hand, and what the mappings of one export make of them. */
final class Delivered {
    private final SparkSession spark;
    private final Definitions definitions;
    private final Export export;
    private final List<Row> rows = new ArrayList<>();

    Delivered(SparkSession spark, Definitions definitions, String export) {
        this.spark = spark;
        this.definitions = definitions;
        this.export = definitions.exports().stream()
                .filter(candidate -> candidate.name().equals(export))
                .findFirst()
                .orElseThrow();
    }

    /** Adds a row of a file; cells that are not named are null. */
    Delivered row(String file, Map<String, String> cells) {
        List<Object> values = new ArrayList<>();
        for (ExportColumn column : export.columns()) {
            values.add(cells.get(column.name()));
        }
        values.add(Integer.toHexString(Objects.hash(file)));
        values.add(file);
        values.add(rows.size() + 1L);
        rows.add(RowFactory.create(values.toArray()));
        return this;
    }

    /** The rows of a table that the delivered rows become. */
    List<Row> rows(String table, String... columns) {
        return mapped(table).rows().orderBy("_row").selectExpr(columns).collectAsList();
    }

    List<Row> refused(String table, String... columns) {
        return mapped(table).refused().orderBy("row").selectExpr(columns).collectAsList();
    }

    private ExportMapping.Mapped mapped(String table) {
        TableContract contract = Objects.requireNonNull(definitions.tables().get(TableName.of(table)));
        return new ExportMapping(export, contract).apply(spark, bronze());
    }

    private Dataset<Row> bronze() {
        StructType schema = new StructType();
        for (ExportColumn column : export.columns()) {
            schema = schema.add(column.name(), DataTypes.StringType);
        }
        schema = schema.add("_delivery_id", DataTypes.StringType)
                .add("_file", DataTypes.StringType)
                .add("_row", DataTypes.LongType);
        return spark.createDataFrame(rows, schema).selectExpr("*", "CAST(NULL AS MAP<STRING, STRING>) AS _extra");
    }
}
