package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** How new each export is by its contract, and what of it was refused in the week before the as-of instant. */
final class DeliveryReader {
    private final ReleasedTables tables;
    private final Instant asOf;

    DeliveryReader(ReleasedTables tables, Instant asOf) {
        this.tables = tables;
        this.asOf = asOf;
    }

    List<Delivered> read(List<Export> exports) {
        Map<String, Row> byExport = new HashMap<>();
        LocalDate weekAgo = asOf.atZone(ZoneOffset.UTC).toLocalDate().minusWeeks(1);
        Column isRefused =
                col("status").equalTo("rejected").and(col("delivered_on").gt(Date.valueOf(weekAgo)));
        tables.read("ops.delivery")
                .filter(col("export").isNotNull())
                .groupBy("export")
                .agg(
                        max(when(col("status").isin("landed", "duplicate", "empty"), col("delivered_on"))),
                        sum(when(isRefused, 1L).otherwise(0L)))
                .collectAsList()
                .forEach(row -> byExport.put(row.getString(0), row));
        Map<String, Long> quarantined = quarantined();
        return exports.stream()
                .map(export -> delivered(export, Optional.ofNullable(byExport.get(export.name())), quarantined))
                .sorted(Comparator.comparing(Delivered::export))
                .toList();
    }

    private Map<String, Long> quarantined() {
        Map<String, Long> records = new HashMap<>();
        tables.read("ops.quarantine")
                .groupBy("export")
                .agg(countDistinct("delivery_id", "row"))
                .collectAsList()
                .forEach(row -> records.put(row.getString(0), row.getLong(1)));
        return records;
    }

    private Delivered delivered(Export export, Optional<Row> row, Map<String, Long> quarantined) {
        Optional<LocalDate> newest = row.filter(found -> !found.isNullAt(1))
                .map(found -> found.getDate(1).toLocalDate());
        boolean isLate = export.freshness()
                .map(freshness -> newest.map(day -> startOf(day).isBefore(asOf.minus(freshness)))
                        .orElse(true))
                .orElse(false);
        return new Delivered(
                export.name(),
                newest,
                isLate,
                row.map(found -> found.getLong(2)).orElse(0L),
                quarantined.getOrDefault(export.name(), 0L));
    }

    /** A delivery counts from the start of its date, in UTC. */
    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
