package io.plumbline.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** Reads aggregates by name; an aggregate of nothing that is null is left out. */
final class Observed {
    private Observed() {}

    /** What was observed by the first action on the observed rows; empty when the action never got to them. */
    static Optional<Map<String, Object>> values(Observation observation) {
        try {
            return Optional.of(named(Await.result(observation.future(), Duration.apply(10, "s"))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    static Map<String, Object> named(Row row) {
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
