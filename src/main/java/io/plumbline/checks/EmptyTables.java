package io.plumbline.checks;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Tables that definitions know, without rows, under names that no lake has. */
public final class EmptyTables {
    private static final String PREFIX = "empty_";

    private final SparkSession spark;
    private final Map<TableName, StructType> schemas = new HashMap<>();

    /** All tables. */
    EmptyTables(SparkSession spark, Definitions definitions) {
        this(spark, definitions, table -> true);
    }

    /** @param isEmpty which of the tables are to be without rows; queries read the others as they are */
    public EmptyTables(SparkSession spark, Definitions definitions, Predicate<TableName> isEmpty) {
        this.spark = spark;
        definitions.exports().forEach(export -> schemas.put(export.bronze(), bronze(export)));
        definitions.tables().values().forEach(contract -> schemas.put(contract.name(), schema(contract)));
        schemas.keySet().removeIf(isEmpty.negate());
        schemas.keySet().forEach(name -> of(name).createOrReplaceTempView(view(name)));
    }

    Dataset<Row> of(TableName name) {
        return spark.createDataFrame(List.of(), schemas.getOrDefault(name, new StructType()));
    }

    /** The result of a query on these tables. */
    public Dataset<Row> query(String sql) {
        return spark.sql(named(sql));
    }

    /** The same SQL by the names that the tables have here. */
    String named(String sql) {
        String text = sql;
        for (TableName name : SqlText.tables(sql)) {
            if (!schemas.containsKey(name)) {
                continue;
            }
            text = text.replaceAll("\\b" + name.schema().sqlName() + "\\." + name.name() + "\\b", view(name));
        }
        return text;
    }

    /** Removes the empty tables from the session. */
    public void drop() {
        schemas.keySet().forEach(name -> spark.catalog().dropTempView(view(name)));
    }

    static StructType schema(TableContract contract) {
        StringBuilder ddl = new StringBuilder();
        contract.columns()
                .forEach(column -> ddl.append(ddl.isEmpty() ? "" : ", ")
                        .append('`')
                        .append(column.name())
                        .append("` ")
                        .append(column.type()));
        return StructType.fromDDL(ddl.toString());
    }

    private static StructType bronze(Export export) {
        StructType schema = new StructType();
        for (ExportColumn column : export.columns()) {
            schema = schema.add(column.name(), "string");
        }
        return schema.add("_extra", "map<string,string>")
                .add("_delivery_id", "string")
                .add("_file", "string")
                .add("_row", "bigint")
                .add("_row_hash", "bigint")
                .add("_landed_at", "timestamp");
    }

    private static String view(TableName name) {
        return PREFIX + name.schema().sqlName() + "_" + name.name();
    }
}
