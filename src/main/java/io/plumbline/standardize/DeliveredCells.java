package io.plumbline.standardize;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Rows of bronze as the expressions of an export see them: what each cell says, and the delivery that the row came with. */
final class DeliveredCells {
    private final Export export;

    DeliveredCells(Export export) {
        this.export = export;
    }

    Dataset<Row> of(Dataset<Row> bronze) {
        List<Column> columns = new ArrayList<>();
        List<String> known = List.of(bronze.columns());
        Column nulls = functions
                .array(export.nulls().stream().map(functions::lit).toArray(Column[]::new))
                .cast("array<string>");
        for (ExportColumn column : export.columns()) {
            String name = column.name();
            Column cell = delivered(column, known.contains(name));
            columns.add(functions.call_function("cell_text", cell, nulls).as(name));
        }
        columns.add(col("_extra"));
        columns.add(col("_delivery_id"));
        columns.add(col("_file"));
        columns.add(col("_row"));
        columns.add(expr(InstanceNames.OF_FILE).as(InstanceNames.COLUMN));
        columns.add(generatedAt().as("_generated_at"));
        return bronze.select(columns.toArray(Column[]::new));
    }

    /** A column that joined the contract later stands in {@code _extra} of the rows that landed before. */
    private static Column delivered(ExportColumn column, boolean isInBronze) {
        List<Column> places = new ArrayList<>();
        if (isInBronze) {
            places.add(col(column.name()));
        }
        column.headers().forEach(header -> places.add(functions.element_at(col("_extra"), lit(header))));
        places.add(lit(null).cast("string"));
        return coalesce(places.toArray(Column[]::new));
    }

    private Column generatedAt() {
        Column folderDate = expr("try_cast(try_cast(substring(_file, 1, 10) AS DATE) AS TIMESTAMP)");
        return export.generatedAt()
                .map(at -> coalesce(
                        expr("local_instant(`" + at.column() + "`, '"
                                + at.pattern().replace("'", "\\'") + "', '" + export.zone() + "')"),
                        folderDate))
                .orElse(folderDate);
    }
}
