package io.plumbline.run;

import io.plumbline.checks.RowChecks;
import io.plumbline.checks.RowChecks.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

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
        try {
            return named(Await.result(observation.future(), Duration.apply(10, "s")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (TimeoutException e) {
            List<Column> aggregates = checks.aggregates();
            return named(observed.agg(
                            aggregates.get(0),
                            aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
                    .head());
        }
    }

    private static Map<String, Object> named(Row row) {
        Map<String, Object> values = new HashMap<>();
        for (String name : row.schema().fieldNames()) {
            Object value = row.getAs(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }
}
