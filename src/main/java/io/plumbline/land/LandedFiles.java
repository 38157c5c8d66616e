package io.plumbline.land;

import io.plumbline.definitions.Export;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows of bronze from delivered files, in one pass that also leaves each file's report. */
public final class LandedFiles {
    private LandedFiles() {}

    /**
     * The landed rows of one export's deliveries. Reports of rejected and empty files are written at once, those of the
     * others when their parts have been read up; an action that stops early (limit) leaves none.
     */
    public static Dataset<Row> read(
            SparkSession spark, Export export, List<Delivery> deliveries, Instant landedAt, String stagingDir) {
        ReadPlan plan = ReadPlan.of(export);
        for (Delivery delivery : deliveries) {
            if (!delivery.export().equals(export.name())) {
                throw new IllegalArgumentException(delivery.file() + " is no delivery of " + export.name());
            }
            if (delivery.verdict() != Verdict.READABLE) {
                new FileReports(stagingDir)
                        .write(
                                new Tally(plan).unread(delivery),
                                delivery.inspection().layout().whole(),
                                "driver");
            }
        }
        List<Delivery> readable = deliveries.stream()
                .filter(delivery -> delivery.verdict() == Verdict.READABLE)
                .toList();
        LandedScan scan = new LandedScan(plan, readable, landedAt, stagingDir);
        return spark.read()
                .format(LandedFileSource.class.getName())
                .option(LandedFileSource.SCAN, LandedFileSource.text(scan))
                .load();
    }

    /** As {@link #read}, each file as one part, whatever an earlier reading has left behind. */
    static Dataset<Row> readUnsplit(
            SparkSession spark, Export export, List<Delivery> deliveries, Instant landedAt, String stagingDir) {
        FileReports reports = new FileReports(stagingDir);
        deliveries.forEach(reports::delete);
        List<Delivery> unsplit = deliveries.stream().map(Delivery::unsplit).toList();
        return read(spark, export, unsplit, landedAt, stagingDir);
    }
}
