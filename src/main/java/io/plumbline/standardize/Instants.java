package io.plumbline.standardize;

import io.plumbline.definitions.Export;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The instants of an export's deliveries, and what lies around each of them. A file that does not say when it was made was
 * made some time in the day of its folder, so what it shows had happened when that day was over.
 */
final class Instants {
    private static final StructType SCHEMA = StructType.fromDDL(
            "at_micros bigint, shown_by_micros bigint, believed_before_micros bigint, believed_next_micros bigint,"
                    + " next_shown_by_micros bigint");

    private final List<Instant> believed;
    private final Duration slack;

    /** @param believed full deliveries that are believed, oldest first */
    Instants(Export export, List<Instant> believed) {
        this.believed = List.copyOf(believed);
        this.slack = export.generatedAt().isPresent() ? Duration.ZERO : Duration.ofDays(1);
    }

    /**
     * {@code at, shown_by} (until then it was made), {@code believed_before, believed_next} (the full deliveries around it
     * that are believed) and {@code next_shown_by} (until then the next of those was made).
     */
    Dataset<Row> table(SparkSession spark, List<DatedDelivery> deliveries) {
        List<Row> rows = deliveries.stream()
                .map(DatedDelivery::at)
                .distinct()
                .map(this::row)
                .toList();
        return spark.createDataFrame(rows, SCHEMA)
                .selectExpr(
                        "timestamp_micros(at_micros) AS at",
                        "timestamp_micros(shown_by_micros) AS shown_by",
                        "timestamp_micros(believed_before_micros) AS believed_before",
                        "timestamp_micros(believed_next_micros) AS believed_next",
                        "timestamp_micros(next_shown_by_micros) AS next_shown_by");
    }

    private Row row(Instant at) {
        Optional<Instant> before = believed.stream().filter(at::isAfter).reduce((first, second) -> second);
        Optional<Instant> next = believed.stream().filter(at::isBefore).findFirst();
        return RowFactory.create(
                micros(at),
                micros(at.plus(slack)),
                before.map(Instants::micros).orElse(null),
                next.map(Instants::micros).orElse(null),
                next.map(instant -> micros(instant.plus(slack))).orElse(null));
    }

    /** Microseconds since 1970, as Spark holds instants. */
    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
