package io.plumbline.checks;

import io.plumbline.definitions.Severity;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.Check;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.functions.ParsedExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A contract's conditions on single rows. While a table is written it is only counted how many rows violate any of them, which
 * is nearly always none; which condition it is tells a second look.
 */
public final class RowChecks {
    private final List<Condition> conditions;
    private final boolean callFunctions;

    private record Condition(String name, Severity severity, Column isViolated) {}

    public RowChecks(TableContract contract) {
        List<Condition> found = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            if (column.required()) {
                Column isMissing = functions.col("`" + column.name() + "`").isNull();
                found.add(new Condition(column.name() + " is required", Severity.FAIL, isMissing));
            }
        }
        for (Check check : contract.checks()) {
            Column isViolated = functions.expr(check.failsWhen().sql());
            found.add(new Condition(
                    check.name(), check.severity(), functions.coalesce(isViolated, functions.lit(false))));
        }
        conditions = List.copyOf(found);
        callFunctions = contract.checks().stream()
                .anyMatch(check -> ParsedExpression.of(check.failsWhen()).callsFunction());
    }

    /** Whether a condition calls a function, which may be one of those that Spark knows only in the columns of a query. */
    public boolean callFunctions() {
        return callFunctions;
    }

    /** Whether a row violates any condition; empty when there is none. */
    public Optional<Column> isViolation() {
        return conditions.stream().map(Condition::isViolated).reduce(Column::or);
    }

    /** The conditions that rows violate. */
    public List<Violation> violations(Dataset<Row> rows) {
        if (conditions.isEmpty()) {
            return List.of();
        }
        Dataset<Row> judged = rows.select(
                        conditions.stream().map(Condition::isViolated).toArray(Column[]::new))
                .toDF(numbered(conditions.size()));
        Column[] counts = Arrays.stream(judged.columns())
                .map(column -> functions.count_if(functions.col(column)))
                .toArray(Column[]::new);
        Row counted = judged.agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length))
                .head();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (counted.getLong(i) > 0) {
                Condition condition = conditions.get(i);
                violations.add(new Violation(condition.name(), condition.severity(), counted.getLong(i)));
            }
        }
        return violations;
    }

    private static String[] numbered(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "violates_" + i;
        }
        return names;
    }

    /** A condition and the number of rows that violate it. */
    public record Violation(String check, Severity severity, long rows) {}
}
