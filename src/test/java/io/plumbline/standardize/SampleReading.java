package io.plumbline.standardize;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.TableName;
import io.plumbline.land.Deliveries;
import io.plumbline.land.Delivery;
import io.plumbline.land.FileReport;
import io.plumbline.land.FileReports;
import io.plumbline.land.LandedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Lands one sample file by the definitions and maps its rows, apart from all other files. */
final class SampleReading {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    private final SparkSession spark;
    private final Definitions definitions;
    private final Path folder;

    /** @param folder an empty folder for the landing zone */
    SampleReading(SparkSession spark, Definitions definitions, Path folder) {
        this.spark = spark;
        this.definitions = definitions;
        this.folder = folder;
    }

    /**
     * What one export made of a file.
     *
     * @param rows per canonical table its rows as JSON without nulls, in the order of the file
     * @param refused {@code table row n: reason} of records that no table took
     */
    record Sample(String export, FileReport report, Map<String, List<String>> rows, List<String> refused) {}

    /** One sample for each export that reads the file, each entry of an archive apart; none when no contract fits its name. */
    List<Sample> read(Path sample, String name) throws IOException {
        Path landing = Files.createTempDirectory(folder, "landing");
        Path file = landing.resolve(DAY.toString()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(sample, file);
        List<Sample> samples = new ArrayList<>();
        for (Delivery delivery :
                Deliveries.find(landing, definitions.exports(), DAY).files()) {
            samples.add(read(delivery, landing.resolve("staging" + samples.size())));
        }
        return samples;
    }

    private Sample read(Delivery delivery, Path staging) {
        Export export = definitions.exports().stream()
                .filter(candidate -> candidate.name().equals(delivery.export()))
                .findFirst()
                .orElseThrow();
        Dataset<Row> bronze = LandedFiles.read(spark, export, List.of(delivery), Instant.EPOCH, staging.toString())
                .localCheckpoint();
        FileReport report = new FileReports(staging.toString()).read().get(0);
        Map<String, List<String>> rows = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        export.becomes().stream().map(Becomes::table).distinct().sorted().forEach(table -> {
            ExportMapping.Mapped mapped = new ExportMapping(
                            export, Objects.requireNonNull(definitions.tables().get(table)))
                    .apply(spark, bronze);
            rows.put(table.toString(), json(mapped.rows()));
            refused.addAll(refusals(table, mapped.refused()));
        });
        return new Sample(export.name(), report, rows, refused);
    }

    private static List<String> json(Dataset<Row> rows) {
        return rows.orderBy("_row")
                .drop("_delivery_id", "_file", "_export")
                .toJSON()
                .collectAsList();
    }

    private static List<String> refusals(TableName table, Dataset<Row> refused) {
        return refused.selectExpr("row", "concat_ws(' ', '%s row', row, column, '-', reason) AS said".formatted(table))
                .orderBy("row", "said")
                .select("said")
                .as(Encoders.STRING())
                .collectAsList();
    }
}
