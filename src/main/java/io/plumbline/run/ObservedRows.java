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
        // The condition is a column of its own, because a condition of the observation itself could call no SQL
        // function.
        observed = isViolation
                .map(condition -> rows.withColumn(IS_VIOLATION, condition)
                        .observe(
                                observation,
                                functions.count_if(functions.col(IS_VIOLATION)).as("violations")))
                .orElse(rows);
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
