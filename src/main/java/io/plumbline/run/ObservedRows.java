package io.plumbline.run;

import io.plumbline.checks.RowChecks;
import io.plumbline.checks.RowChecks.Violation;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** Rows whose contract is checked while they are written, so that the checks cost no scan of their own. */
final class ObservedRows {
    private final Observation observation = new Observation();
    private final RowChecks checks;
    private final Dataset<Row> observed;

    ObservedRows(RowChecks checks, Dataset<Row> rows) {
        this.checks = checks;
        List<Column> aggregates = checks.aggregates();
        this.observed = checks.judged(rows)
                .observe(
                        observation,
                        aggregates.get(0),
                        aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    }

    Dataset<Row> rows() {
        return observed;
    }

    /** Call after at least one row has been written. */
    List<Violation> violations() {
        return checks.violations(values());
    }

    private Map<String, Object> values() {
        return Observed.values(observation).orElseGet(() -> {
            List<Column> aggregates = checks.aggregates();
            return Observed.named(observed.agg(
                            aggregates.get(0),
                            aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
                    .head());
        });
    }
}
