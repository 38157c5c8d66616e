package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * The deliveries of exports in the order in which they were made, from the first full one on: before it nobody knows what
 * there was. They are read from the ledger of deliveries, which changes when bronze does and is far smaller.
 */
final class DatedDeliveries {
    private static final TableName DELIVERY = TableName.of("ops.delivery");

    private final Lake lake;
    private final Map<String, List<Row>> landed;

    private DatedDeliveries(Lake lake, Map<String, List<Row>> landed) {
        this.lake = lake;
        this.landed = landed;
    }

    static DatedDeliveries read(Lake lake, List<SnapshotSource> sources) {
        if (!lake.exists(DELIVERY) || sources.isEmpty()) {
            return new DatedDeliveries(lake, Map.of());
        }
        Object[] exports =
                sources.stream().map(source -> source.export().name()).toArray();
        List<Row> rows = lake.read(DELIVERY)
                .filter(col("export").isin(exports))
                .filter("status = 'landed' AND rows_landed > 0")
                .select(
                        col("export"),
                        col("delivery_id"),
                        col("file"),
                        expr("unix_micros(CAST(delivered_on AS TIMESTAMP))"))
                .collectAsList();
        return new DatedDeliveries(lake, rows.stream().collect(Collectors.groupingBy(row -> row.getString(0))));
    }

    /** By (at, id); none when there is no full one. */
    List<DatedDelivery> of(SnapshotSource source) {
        List<PathMatcher> full = source.rule().full().stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        Map<String, Boolean> isFull = new HashMap<>();
        Map<String, Long> deliveredOn = new HashMap<>();
        for (Row row : landed.getOrDefault(source.export().name(), List.of())) {
            Path file = Path.of(nameOf(row.getString(2)));
            boolean isMatch = full.isEmpty() || full.stream().anyMatch(glob -> glob.matches(file));
            isFull.merge(row.getString(1), isMatch, Boolean::logicalOr);
            deliveredOn.merge(row.getString(1), row.getLong(3), Math::min);
        }
        if (!isFull.containsValue(true)) {
            return List.of();
        }
        List<DatedDelivery> deliveries = new ArrayList<>();
        if (source.export().generatedAt().isPresent()) {
            generated(source, isFull.keySet())
                    .forEach(row -> deliveries.add(delivery(row.getString(0), row.getLong(1), isFull)));
        } else {
            deliveredOn.forEach((id, micros) -> deliveries.add(delivery(id, micros, isFull)));
        }
        return sinceTheFirstFull(deliveries);
    }

    private static DatedDelivery delivery(String id, long micros, Map<String, Boolean> isFull) {
        return new DatedDelivery(id, instant(micros), isFull.getOrDefault(id, false));
    }

    /** The path below the delivery folder as a contract's patterns see it: unpacked, an archive's entry beside the archive. */
    private static String nameOf(String file) {
        String below = file.substring(file.indexOf('/') + 1);
        return below.replaceAll("[^/]*!/", "").replaceFirst("[.]gz$", "");
    }

    private List<Row> generated(SnapshotSource source, Set<String> ids) {
        return new DeliveredCells(source.export())
                .of(lake.read(source.export().bronze()))
                .filter(col("_delivery_id").isin(ids.toArray()))
                .select(col("_delivery_id"), expr("unix_micros(_generated_at)"))
                .distinct()
                .collectAsList();
    }

    private static List<DatedDelivery> sinceTheFirstFull(List<DatedDelivery> deliveries) {
        Optional<Instant> first = deliveries.stream()
                .filter(DatedDelivery::isFull)
                .map(DatedDelivery::at)
                .min(Comparator.naturalOrder());
        return deliveries.stream()
                .filter(delivery ->
                        first.filter(at -> !delivery.at().isBefore(at)).isPresent())
                .sorted(Comparator.comparing(DatedDelivery::at).thenComparing(DatedDelivery::id))
                .toList();
    }

    /** From microseconds since 1970, as Spark holds instants. */
    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
