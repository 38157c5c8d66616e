package io.plumbline.standardize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What a later delivery changed in windows, such as an account's day, that an earlier one had already told. */
final class RestatedWindows {
    private static final String AMOUNT = "decimal(28,6)";

    private final TableContract contract;
    private final List<String> window;

    /** @param window the columns that name a window */
    RestatedWindows(TableContract contract, List<String> window) {
        this.contract = contract;
        this.window = List.copyOf(window);
    }

    /**
     * Rows of {@code ops.restatement} without key and run: a row per window and measure that is not what it was. A measure is
     * the number of rows, and the sum of each column that holds an amount or a number of things.
     *
     * @param before the rows of the windows so far
     * @param after the rows of the same windows from now on
     */
    Dataset<Row> between(String export, Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> was = summed(before).as("was");
        Dataset<Row> is = summed(after).as("is");
        Column isSame = window.stream()
                .map(column -> col("was." + column).eqNullSafe(col("is." + column)))
                .reduce(Column::and)
                .orElseThrow();
        List<Column> changes = new ArrayList<>();
        for (String measure : measures()) {
            changes.add(struct(
                    lit(measure).as("measure"),
                    col("was.sum_" + measure).as("before"),
                    col("is.sum_" + measure).as("after")));
        }
        Column[] names = window.stream().map(column -> col("is." + column)).toArray(Column[]::new);
        return was.join(is, isSame)
                .select(
                        to_json(struct(names)).as("restated_window"),
                        col("is._winner").as("delivery_id"),
                        explode(array(changes.toArray(Column[]::new))).as("change"))
                .filter(not(col("change.before").eqNullSafe(col("change.after"))))
                .select(
                        lit(contract.name().toString()).as("restated_table"),
                        lit(export).as("export"),
                        col("restated_window"),
                        col("change.measure"),
                        col("change.before"),
                        col("change.after"),
                        col("delivery_id"));
    }

    private Dataset<Row> summed(Dataset<Row> rows) {
        List<Column> sums = new ArrayList<>();
        for (String measure : measures()) {
            Column sum = measure.equals("rows") ? count(lit(1)) : sum(measure);
            sums.add(sum.cast(AMOUNT).as("sum_" + measure));
        }
        Column newest = struct(col("_generated_at"), col("_delivery_id"));
        return rows.groupBy(window.stream().map(functions::col).toArray(Column[]::new))
                .agg(max_by(col("_delivery_id"), newest).as("_winner"), sums.toArray(Column[]::new));
    }

    private List<String> measures() {
        List<String> measures = new ArrayList<>(List.of("rows"));
        for (TableColumn column : contract.columns()) {
            boolean isNumber = column.type().equals("bigint") || column.type().startsWith("decimal");
            if (isNumber && !contract.key().contains(column.name()) && !isReference(column)) {
                measures.add(column.name());
            }
        }
        return measures;
    }

    private static boolean isReference(TableColumn column) {
        return column.name().startsWith("_") || column.name().endsWith("_key");
    }
}
