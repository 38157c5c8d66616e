package io.plumbline.run;

import io.plumbline.checks.RowChecks;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Rows whose contract is checked while they are written, so that the checks cost no scan of their own. */
final class ObservedRows {
    private static final String IS_VIOLATION = "_is_violation";

    private final Observation observation = new Observation();
    private final Optional<Column> isViolation;
    private final Dataset<Row> observed;

    ObservedRows(RowChecks checks, Dataset<Row> rows) {
        isViolation = checks.isViolation();
        observed = isViolation
                .map(condition -> checks.callFunctions()
                        ? counted(rows.withColumn(IS_VIOLATION, condition), functions.col(IS_VIOLATION))
                                .drop(IS_VIOLATION)
                        : counted(rows, condition))
                .orElse(rows);
    }

    /** Written so that Spark evaluates the condition where it counts; for count_if it copies each row before. */
    private Dataset<Row> counted(Dataset<Row> rows, Column condition) {
        return rows.observe(
                observation, functions.count(functions.when(condition, 1)).as("violations"));
    }

    Dataset<Row> rows() {
        return observed;
    }

    /** Whether a row violated a condition, or nobody can tell. Call after at least one row has been written. */
    boolean mayViolate() {
        return isViolation.isPresent()
                && Observed.values(observation)
                        .map(values -> !Long.valueOf(0).equals(values.get("violations")))
                        .orElse(true);
    }
}
