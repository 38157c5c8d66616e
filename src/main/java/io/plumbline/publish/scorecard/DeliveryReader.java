package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How new each source is by its contract, and what of it was refused in the week before the as-of instant. */
final class DeliveryReader {
    private final ReleasedTables tables;
    private final Instant asOf;

    DeliveryReader(ReleasedTables tables, Instant asOf) {
        this.tables = tables;
        this.asOf = asOf;
    }

    private record Key(String export, String instance) {}

    /** By export; an export of several instances has one for each. Exports of which no file ever came are none. */
    Map<String, List<Delivered>> read() {
        LocalDate weekAgo = asOf.atZone(ZoneOffset.UTC).toLocalDate().minusWeeks(1);
        Column isRefused =
                col("status").equalTo("rejected").and(col("delivered_on").gt(Date.valueOf(weekAgo)));
        Map<Key, Long> refused = counts(
                tables.read("ops.delivery").filter(isRefused.and(col("export").isNotNull())),
                coalesce(col("instance"), lit("")),
                countDistinct("delivery_id", "file"));
        Map<Key, Long> quarantined = counts(
                tables.read("ops.quarantine"),
                expr("CASE WHEN contains(delivery_id, '@') THEN substring_index(delivery_id, '@', -1) ELSE '' END"),
                countDistinct("delivery_id", "row"));
        Map<String, List<Delivered>> byExport = new TreeMap<>();
        for (Row row : tables.read("ops.source_status").orderBy("source").collectAsList()) {
            Key key = new Key(
                    row.getAs("export"),
                    Optional.ofNullable(row.<String>getAs("instance")).orElse(""));
            byExport.computeIfAbsent(key.export(), export -> new ArrayList<>())
                    .add(new Delivered(
                            row.getAs("source"),
                            Optional.ofNullable(row.<Date>getAs("delivered_on")).map(Date::toLocalDate),
                            row.getAs("is_stale"),
                            refused.getOrDefault(key, 0L),
                            quarantined.getOrDefault(key, 0L)));
        }
        return byExport;
    }

    private static Map<Key, Long> counts(Dataset<Row> rows, Column instance, Column count) {
        Map<Key, Long> counts = new HashMap<>();
        rows.groupBy(col("export"), instance.as("_instance"))
                .agg(count)
                .collectAsList()
                .forEach(row -> counts.put(new Key(row.getString(0), row.getString(1)), row.getLong(2)));
        return counts;
    }
}
