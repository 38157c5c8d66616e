package io.plumbline.land;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import io.plumbline.run.Quarantine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** What is known of every file: {@code ops.delivery}, {@code ops.file_total} and the rows of {@code ops.quarantine} that landing refused. */
final class DeliveryLedger {
    private static final TableName DELIVERY = TableName.of("ops.delivery");
    private static final TableName FILE_TOTAL = TableName.of("ops.file_total");

    private final Lake lake;
    private final Definitions definitions;

    DeliveryLedger(Lake lake, Definitions definitions) {
        this.lake = lake;
        this.definitions = definitions;
    }

    /** Whether a file was ever dealt with. */
    boolean isBegun() {
        return lake.exists(DELIVERY);
    }

    /** Files that need not be read: those that were, and those that were refused by a contract that has not changed since. */
    List<Deliveries.Known> known(Map<String, String> contractHashes) {
        return recorded().stream()
                .filter(row -> !row.status().equals("rejected")
                        || row.export().isEmpty()
                        || row.definition().equals(contractHashes.get(row.export())))
                .filter(row -> !row.status().equals("unknown"))
                .map(row -> new Deliveries.Known(
                        row.file(), row.export(), row.id(), row.bytes(), row.modifiedMillis(), row.columns()))
                .toList();
    }

    /** Leaves out duplicates and unknown files that an earlier run has already written down. */
    Deliveries withoutRecorded(Deliveries found) {
        Set<String> files = recorded().stream().map(Recorded::file).collect(Collectors.toSet());
        return new Deliveries(
                found.files(),
                found.duplicates().stream()
                        .filter(duplicate -> !files.contains(duplicate.file()))
                        .toList(),
                found.ignored(),
                found.unknown().stream().filter(file -> !files.contains(file)).toList());
    }

    /** Writes down what became of tonight's files. */
    long record(Deliveries found, FileReports staged, long run, Instant landedAt) {
        long files = (long) found.files().size()
                + found.duplicates().size()
                + found.unknown().size();
        if (files == 0) {
            return 0;
        }
        Map<ReadFile, FileReport> reports = new HashMap<>();
        Set<ReadFile> tonight = found.files().stream().map(ReadFile::of).collect(Collectors.toSet());
        if (!tonight.isEmpty()) {
            staged.read().stream()
                    .filter(report -> tonight.contains(ReadFile.of(report)))
                    .forEach(report -> reports.put(ReadFile.of(report), report));
        }
        DeliveryRows rows = new DeliveryRows(found, reports, definitions, run, landedAt);
        new Quarantine(lake, definitions, run).add(dataset(Quarantine.TABLE, rows.quarantined()), "land");
        rebuild(FILE_TOTAL, rows.fileTotals(), "land", run);
        rebuild(DELIVERY, rows.deliveries(), "land", run);
        staged.delete(reports.values());
        return files;
    }

    /** What a report quarantined, as rows of {@code ops.quarantine} without their key. */
    Dataset<Row> quarantined(FileReport report, long run) {
        return dataset(Quarantine.TABLE, rowsOf(report, run).quarantined()).drop("quarantine_key", "run");
    }

    private DeliveryRows rowsOf(FileReport report, long run) {
        Deliveries none = new Deliveries(List.of(), List.of(), List.of(), List.of());
        return new DeliveryRows(none, Map.of(ReadFile.of(report), report), definitions, run, Instant.EPOCH);
    }

    /** Corrects the control totals and the balance of a file that was read again. */
    void replayed(FileReport report, long landed, long quarantined, long run) {
        Column isFile = col("file").equalTo(report.file()).and(col("export").equalTo(report.export()));
        Map<String, Column> balance = Map.of(
                "rows_read", lit(report.read()),
                "rows_landed", lit(landed),
                "rows_quarantined", lit(quarantined),
                "rows_recognised", lit(report.read() - landed - quarantined),
                "definition",
                        lit(definitions.export(report.export()).orElseThrow().hash()));
        Dataset<Row> rows = lake.read(DELIVERY);
        for (Map.Entry<String, Column> column : balance.entrySet()) {
            rows = rows.withColumn(
                    column.getKey(), when(isFile, column.getValue()).otherwise(col(column.getKey())));
        }
        String writer = "replay of " + report.file() + " by " + report.export();
        rebuild(FILE_TOTAL, rowsOf(report, run).fileTotals(), writer, run);
        CommitNote note = new CommitNote(run, writer, Map.of(), List.of(), List.of());
        new TableWriter(lake, run).rebuild(definitions.contract(DELIVERY), rows.coalesce(1), note);
    }

    private record Recorded(
            String file,
            String id,
            long bytes,
            long modifiedMillis,
            String status,
            String definition,
            String export,
            List<String> columns) {}

    private List<Recorded> recorded() {
        if (!lake.exists(DELIVERY)) {
            return List.of();
        }
        List<Recorded> rows = new ArrayList<>();
        for (Row row : lake.read(DELIVERY)
                .selectExpr(
                        "file",
                        "delivery_id",
                        "bytes",
                        "coalesce(unix_millis(file_modified_at), -1L)",
                        "status",
                        "coalesce(definition, '')",
                        "coalesce(export, '')",
                        "coalesce(columns, array())")
                .collectAsList()) {
            rows.add(new Recorded(
                    row.getString(0),
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getList(7)));
        }
        return rows;
    }

    /** A file dealt with again (refused, then read by a better contract) has its newest row only. */
    private void rebuild(TableName table, List<Row> rows, String writer, long run) {
        TableContract contract = definitions.contract(table);
        Dataset<Row> added = dataset(table, rows);
        Dataset<Row> all =
                lake.exists(table) ? withoutReplaced(lake.read(table), added).unionByName(added) : added;
        CommitNote note = new CommitNote(run, writer, Map.of(), List.of(), List.of());
        new TableWriter(lake, run).rebuild(contract, all.coalesce(1), note);
    }

    /**
     * Rows of a file stay when only other contracts that share it have read it again. An archive that could not be taken apart
     * is replaced by its entries.
     */
    private Dataset<Row> withoutReplaced(Dataset<Row> old, Dataset<Row> added) {
        Object[] sharing = definitions.exports().stream()
                .filter(Export::shared)
                .map(Export::name)
                .toArray();
        Dataset<Row> news = added.select(
                        col("file").as("new_file"), col("export").as("new_export"))
                .distinct();
        Column isOfNoContract = col("export").isNull();
        Column isOfAnother = col("export").isin(sharing).and(not(col("export").eqNullSafe(col("new_export"))));
        Column isSameFile = col("file").equalTo(col("new_file"));
        Column isItsArchive = col("file").equalTo(substring_index(col("new_file"), "!/", 1));
        Column isReplaced = isSameFile.and(isOfNoContract.or(not(isOfAnother))).or(isItsArchive.and(isOfNoContract));
        return old.join(broadcast(news), isReplaced, "left_anti");
    }

    private Dataset<Row> dataset(TableName table, List<Row> rows) {
        StructType schema = new StructType();
        for (TableContract.TableColumn column : definitions.contract(table).columns()) {
            schema = schema.add(column.name(), DataType.fromDDL(column.type()));
        }
        return lake.spark().createDataFrame(rows, schema);
    }
}
