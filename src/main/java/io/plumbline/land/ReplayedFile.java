package io.plumbline.land;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Export;
import io.plumbline.lake.Lake;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A landed file that is read again for the records that bronze does not hold. */
final class ReplayedFile {
    private final SparkSession spark;
    private final Lake lake;
    private final Export export;
    private final Delivery delivery;

    ReplayedFile(SparkSession spark, Lake lake, Export export, Delivery delivery) {
        this.spark = spark;
        this.lake = lake;
        this.export = export;
        this.delivery = delivery;
    }

    /** Adds the records to bronze, and says what the contract makes of the whole file now. */
    FileReport land(long run, Instant landedAt) {
        String staging = lake.root() + "/_staging/replay";
        FileReports reports = new FileReports(staging);
        Dataset<Row> rows = LandedFiles.readUnsplit(spark, export, List.of(delivery), landedAt, staging);
        Dataset<Row> missing = rows.join(
                        bronze().withColumnRenamed("_row", "landed_row"),
                        col("_row").equalTo(col("landed_row")),
                        "left_anti")
                .localCheckpoint();
        FileReport report = reports.read().stream()
                .filter(found -> ReadFile.of(found).equals(ReadFile.of(delivery)))
                .findFirst()
                .orElseThrow();
        if (!missing.isEmpty()) {
            new BronzeTable(spark, lake, export).add(missing, List.of(delivery.id()), run);
        }
        reports.delete(List.of(report));
        return report;
    }

    /** How many records of the file bronze holds. */
    long landed() {
        return bronze().count();
    }

    /** Rows of {@code ops.quarantine} without those whose record bronze holds. */
    Dataset<Row> without(Dataset<Row> quarantined) {
        return quarantined.join(bronze(), quarantined.col("row").equalTo(col("_row")), "left_anti");
    }

    private Dataset<Row> bronze() {
        return lake.read(export.bronze())
                .filter(col("_delivery_id").equalTo(delivery.id()))
                .select("_row");
    }
}
