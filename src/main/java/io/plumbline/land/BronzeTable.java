package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableState;
import io.plumbline.lake.TableWriter;
import io.plumbline.run.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/** The bronze table of one export: rows as delivered, only ever added to. */
final class BronzeTable {
    private final SparkSession spark;
    private final Lake lake;
    private final Export export;

    BronzeTable(SparkSession spark, Lake lake, Export export) {
        this.spark = spark;
        this.lake = lake;
        this.export = export;
    }

    /** Adds the rows of the readable files and leaves every file's report in the staging folder. */
    void land(List<Delivery> files, long run, Instant landedAt, String staging, Progress progress) {
        List<String> already = lake.state(export.bronze())
                .map(state -> state.note().deliveries())
                .orElse(List.of());
        // A file that the newest commit holds but no ledger knows was landed by a run that died right after: its report
        // is there.
        List<Delivery> toRead = files.stream()
                .filter(file -> !already.contains(file.id()))
                .sorted(Comparator.comparingLong(Delivery::bytes).reversed())
                .toList();
        if (toRead.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        spark.sparkContext().setJobDescription(export.bronze().toString());
        Dataset<Row> rows = LandedFiles.read(spark, export, toRead, landedAt, staging);
        List<String> readable = toRead.stream()
                .filter(file -> file.verdict() == Verdict.READABLE)
                .map(Delivery::id)
                .toList();
        if (readable.isEmpty()) {
            return;
        }
        progress.began(export.bronze().toString());
        TableState written = addInParts(
                rows, readable, run, () -> LandedFiles.readUnsplit(spark, export, toRead, landedAt, staging));
        progress.wrote(export.bronze().toString(), written.rows(), (System.nanoTime() - began) / 1e9);
    }

    /** Falls back to files read each as a whole when one of them turns out to be no single table. */
    private TableState addInParts(
            Dataset<Row> rows, List<String> deliveries, long run, Supplier<Dataset<Row>> unsplit) {
        try {
            return add(rows, deliveries, run);
        } catch (RuntimeException e) {
            if (!SplitFileException.isCauseOf(e)) {
                throw e;
            }
            return add(unsplit.get(), deliveries, run);
        }
    }

    /** Adds rows of these deliveries. */
    TableState add(Dataset<Row> rows, List<String> deliveries, long run) {
        CommitNote note = new CommitNote(run, export.hash(), Map.of(), List.of(), deliveries);
        return new TableWriter(lake, run).append(contract(rows), rows, note);
    }

    /** Bronze has no contract file of its own: the export's contract is it. */
    private TableContract contract(Dataset<Row> rows) {
        List<TableColumn> columns = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            columns.add(new TableColumn(
                    field.name(),
                    field.dataType().sql(),
                    false,
                    !field.name().startsWith("_"),
                    Optional.empty(),
                    meaning(field.name()),
                    Optional.empty(),
                    export.place()));
        }
        return new TableContract(
                export.bronze(),
                "One row per delivered record of " + export.description() + ".",
                export.owner(),
                columns,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                export.place(),
                export.hash());
    }

    private String meaning(String column) {
        return switch (column) {
            case "_extra" -> "Cells of columns that the contract does not know, by header.";
            case "_delivery_id" -> "SHA-256 of the file.";
            case "_file" -> "Path of the file below the landing folder.";
            case "_row" -> "Number of the record in its file, from 1.";
            case "_row_hash" -> "64-bit hash of the record's cells.";
            case "_landed_at" -> "Wall time of the run that landed it.";
            default -> "As delivered.";
        };
    }
}
