package io.plumbline.checks;

import io.plumbline.definitions.Severity;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.Check;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A contract's conditions on single rows, all counted in one pass over the rows. */
public final class RowChecks {
    private static final String PREFIX = "violates_";

    private final List<Condition> conditions;

    private record Condition(String name, Severity severity, String violation) {}

    public RowChecks(TableContract contract) {
        List<Condition> found = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            if (column.required()) {
                found.add(new Condition(
                        column.name() + " is required", Severity.FAIL, "`" + column.name() + "` IS NULL"));
            }
        }
        for (Check check : contract.checks()) {
            found.add(new Condition(
                    check.name(), check.severity(), check.failsWhen().sql()));
        }
        conditions = List.copyOf(found);
    }

    /** The rows with one more column per condition, so that a condition may call any function. */
    public Dataset<Row> judged(Dataset<Row> rows) {
        List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
        for (int i = 0; i < conditions.size(); i++) {
            columns.add(functions.expr(conditions.get(i).violation()).as(PREFIX + i));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    /** One aggregate per condition over {@link #judged} rows; at least one column. */
    public List<Column> aggregates() {
        List<Column> columns = new ArrayList<>();
        columns.add(functions.count(functions.lit(1)).as("rows"));
        for (int i = 0; i < conditions.size(); i++) {
            columns.add(functions.count_if(functions.col(PREFIX + i)).as(PREFIX + i));
        }
        return columns;
    }

    /** The conditions that rows violate, read from the values of {@link #aggregates()}. */
    public List<Violation> violations(Map<String, Object> aggregates) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Object count = aggregates.get(PREFIX + i);
            if (count instanceof Long rows && rows > 0) {
                violations.add(new Violation(
                        conditions.get(i).name(), conditions.get(i).severity(), rows));
            }
        }
        return violations;
    }

    /** A condition and the number of rows that violate it. */
    public record Violation(String check, Severity severity, long rows) {}
}
