package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The records of an export that a table refused, as rows of ops.quarantine. Their cells are looked up again: to carry them
 * along would cost each row what only a refused one needs.
 */
final class RefusedRecords {
    private static final List<String> PLACE = List.of("_delivery_id", "_row");

    private final Export export;
    private final TableName table;

    RefusedRecords(Export export, TableName table) {
        this.export = export;
        this.table = table;
    }

    /**
     * The refused among judged rows.
     *
     * @param delivered all cells of at least these rows
     */
    Dataset<Row> of(Dataset<Row> judged, Dataset<Row> delivered) {
        return refusals(problems(judged), delivered);
    }

    /** The same of rows for items: what several items of a record are refused for is one refusal of the record. */
    Dataset<Row> ofItems(Dataset<Row> judged, Dataset<Row> delivered) {
        return refusals(problems(judged).dropDuplicates(), delivered);
    }

    private static Dataset<Row> problems(Dataset<Row> judged) {
        return judged.filter(RowProblem.isThere()).select("_delivery_id", "_row", RowProblem.COLUMN);
    }

    private Dataset<Row> refusals(Dataset<Row> problems, Dataset<Row> delivered) {
        Column problem = col(RowProblem.COLUMN);
        return problems.join(
                        records(delivered), CollectionConverters.asScala(PLACE).toSeq(), "inner")
                .select(
                        lit("standardize").as("stage"),
                        lit(export.name()).as("export"),
                        lit(table.toString()).as("refused_by"),
                        col("_delivery_id").as("delivery_id"),
                        col("_file").as("file"),
                        col("_row").as("row"),
                        lit(null).cast("bigint").as("line"),
                        RowProblem.columnsOf(problem).as("column"),
                        RowProblem.reasonOf(problem).as("reason"),
                        RowProblem.leavesByOf(problem).as("leaves_by"),
                        col("cells"));
    }

    private Dataset<Row> records(Dataset<Row> delivered) {
        List<Column> cells = new ArrayList<>();
        for (ExportColumn column : export.columns()) {
            cells.add(lit(column.name()));
            cells.add(col(column.name()));
        }
        return delivered.select(
                col("_delivery_id"),
                col("_row"),
                col("_file"),
                functions.map(cells.toArray(Column[]::new)).as("cells"));
    }
}
