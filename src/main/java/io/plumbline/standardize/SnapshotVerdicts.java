package io.plumbline.standardize;

import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import io.plumbline.lake.Lake;
import io.plumbline.run.StepContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code silver.snapshot}: a few for each night, held in memory. */
record SnapshotVerdicts(List<Row> rows) {
    private static final StructType SCHEMA = StructType.fromDDL("recorded_in string, export string, at_micros bigint,"
            + " records bigint, known_before bigint, lost bigint, is_believed boolean, verdict string");

    SnapshotVerdicts {
        rows = rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.getString(0))
                        .thenComparing(row -> row.getString(1))
                        .thenComparing(row -> row.getLong(2)))
                .toList();
    }

    /** What the step's last commit says; nothing if the definitions have changed since. */
    static SnapshotVerdicts known(StepContext context) {
        return context.previous().isPresent() ? in(context.lake()) : new SnapshotVerdicts(List.of());
    }

    static SnapshotVerdicts in(Lake lake) {
        return new SnapshotVerdicts(lake.read(Snapshot.SNAPSHOTS)
                .selectExpr(
                        "recorded_in",
                        "export",
                        "unix_micros(snapshot_at)",
                        "records",
                        "known_before",
                        "lost",
                        "is_believed",
                        "verdict")
                .collectAsList());
    }

    /** The believed full deliveries of a source, oldest first. */
    List<Instant> believed(SnapshotSource source) {
        return rows.stream()
                .filter(row -> isOf(source, row) && row.getBoolean(6))
                .map(row -> DatedDeliveries.instant(row.getLong(2)))
                .toList();
    }

    /** The same with other verdicts on a source's deliveries after an instant, or on all of them. */
    SnapshotVerdicts with(SnapshotSource source, Optional<Instant> after, List<Verdict> verdicts) {
        List<Row> told = new ArrayList<>();
        rows.stream()
                .filter(row -> !isOf(source, row)
                        || after.filter(at ->
                                        !DatedDeliveries.instant(row.getLong(2)).isAfter(at))
                                .isPresent())
                .forEach(told::add);
        verdicts.forEach(verdict -> told.add(row(source, verdict)));
        return new SnapshotVerdicts(told);
    }

    Dataset<Row> rows(SparkSession spark, TableContract contract) {
        return spark.createDataFrame(rows, SCHEMA)
                .withColumn("snapshot_at", expr("timestamp_micros(at_micros)"))
                .withColumn(contract.key().get(0), expr("record_key(recorded_in, concat_ws('|', export, at_micros))"))
                .coalesce(1);
    }

    private static boolean isOf(SnapshotSource source, Row row) {
        return row.getString(0).equals(source.table().name().name())
                && row.getString(1).equals(source.export().name());
    }

    private static Row row(SnapshotSource source, Verdict verdict) {
        return RowFactory.create(
                source.table().name().name(),
                source.export().name(),
                Instants.micros(verdict.at()),
                verdict.records(),
                verdict.known(),
                verdict.lost(),
                verdict.isBelieved(),
                verdict.word().name().toLowerCase(Locale.ROOT));
    }
}
