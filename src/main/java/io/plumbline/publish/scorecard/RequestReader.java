package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import io.plumbline.publish.scorecard.ScorecardData.OpenWork;
import io.plumbline.publish.scorecard.ScorecardData.Requests;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The work items that are open at the as-of day, by status class in the order of the flow. */
final class RequestReader {
    private static final Map<String, String> STATES =
            Map.of("queue", "Not started", "active", "In work", "waiting", "Waiting for approval");

    private RequestReader() {}

    static Requests read(ReleasedTables tables, LocalDate today) {
        return new Requests(tables
                .read("gold.fct_work_item")
                .filter("is_open")
                .groupBy("status_class")
                .agg(count("work_item_key"), expr("min(nullif(submitted_date_key, -1))"))
                .orderBy(expr("array_position(array('queue', 'active', 'waiting'), status_class)"))
                .collectAsList()
                .stream()
                .map(row -> openWork(row, today))
                .toList());
    }

    private static OpenWork openWork(Row row, LocalDate today) {
        LocalDate oldest = row.isNullAt(2) ? today : day(row.getInt(2));
        return new OpenWork(
                STATES.getOrDefault(row.getString(0), row.getString(0)),
                row.getLong(1),
                Duration.between(oldest.atStartOfDay(), today.atStartOfDay()));
    }

    private static LocalDate day(int key) {
        return LocalDate.of(key / 10000, key / 100 % 100, key % 100);
    }
}
