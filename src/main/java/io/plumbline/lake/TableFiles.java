package io.plumbline.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Parquet files that make up one version of a Delta table, listed by Delta Kernel. Delta's own listing is a Spark job per
 * table and query, which was two fifths of a night on small data.
 *
 * @param schema all columns with their comments, in the table's order
 * @param partitionColumns names of the columns that stand in the files' paths, not in the files
 * @param mayHideRows whether its readers have to know deletion vectors
 */
record TableFiles(
        Path table,
        long version,
        StructType schema,
        List<String> partitionColumns,
        boolean mayHideRows,
        List<DataFile> files) {
    /** The property by which a table may name rows of its files that are not its own. */
    static final String HIDES_ROWS = "delta.enableDeletionVectors";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LEAST_SHOWN = 0.75;

    /**
     * A data file.
     *
     * @param logged the log's entry
     * @param partition values of the partition columns that it belongs to; a null is a null
     * @param writtenRows the number of rows that it was written with, empty when its writer did not say
     * @param shown which of them are the version's
     */
    record DataFile(
            AddFile logged,
            FileStatus status,
            Map<String, String> partition,
            OptionalLong writtenRows,
            RowSelection shown) {
        /** The number of the version's rows. */
        OptionalLong rows() {
            return writtenRows.isPresent() ? OptionalLong.of(shown.count(writtenRows.getAsLong())) : writtenRows;
        }

        DataFile showing(RowSelection selection) {
            return new DataFile(logged, status, partition, writtenRows, selection);
        }

        private Path path() {
            return status.getPath();
        }
    }

    /** The same version with other files. */
    TableFiles with(List<DataFile> others) {
        return new TableFiles(table, version, schema, partitionColumns, mayHideRows, others);
    }

    /** The number of rows, empty when the log does not say. */
    OptionalLong rows() {
        boolean isKnown = files.stream().allMatch(file -> file.rows().isPresent());
        return isKnown
                ? OptionalLong.of(files.stream()
                        .mapToLong(file -> file.rows().orElseThrow())
                        .sum())
                : OptionalLong.empty();
    }

    /** Whether a file holds rows that the version does not. */
    boolean hasSelections() {
        return files.stream().anyMatch(file -> !file.shown().isAll());
    }

    /** Whether readers have to pass over so many rows that do not count that they are better written anew. */
    boolean hidesMuch() {
        long written = 0;
        long shown = 0;
        for (DataFile file : files) {
            if (file.writtenRows().isEmpty()) {
                return true;
            }
            written += file.writtenRows().getAsLong();
            shown += file.shown().count(file.writtenRows().getAsLong());
        }
        return shown < written * LEAST_SHOWN;
    }

    /** The rows that this version has and another has not. A row that only moved to another file is one of them. */
    TableFiles rowsNotIn(TableFiles other) {
        Map<Path, DataFile> others = new HashMap<>();
        other.files.forEach(file -> others.put(file.path(), file));
        List<DataFile> own = new ArrayList<>();
        for (DataFile file : files) {
            DataFile counterpart = others.get(file.path());
            if (counterpart == null) {
                own.add(file);
            } else if (!counterpart.shown().equals(file.shown())) {
                own.add(file.showing(file.shown().minus(counterpart.shown())));
            }
        }
        return with(own);
    }

    /**
     * Lists the files of a version, or of the newest.
     *
     * @throws UnsupportedOperationException when another writer used a feature by which the files are not the rows
     */
    static TableFiles of(Path table, OptionalLong version, Configuration hadoop) {
        Engine engine = DefaultEngine.create(hadoop);
        SnapshotBuilder wanted = TableManager.loadSnapshot(table.toString());
        Snapshot snapshot = (version.isPresent() ? wanted.atVersion(version.getAsLong()) : wanted).build(engine);
        if (!snapshot.getTableProperties()
                .getOrDefault("delta.columnMapping.mode", "none")
                .equals("none")) {
            throw new UnsupportedOperationException(table + " uses column mapping, which Plumbline never writes");
        }
        StructType schema =
                (StructType) DataType.fromJson(snapshot.getMetadata().getSchemaString());
        return new TableFiles(
                table,
                snapshot.getVersion(),
                schema,
                snapshot.getPartitionColumnNames(),
                snapshot.getTableProperties().getOrDefault(HIDES_ROWS, "false").equals("true"),
                files(snapshot, engine));
    }

    private static List<DataFile> files(Snapshot snapshot, Engine engine) {
        List<DataFile> files = new ArrayList<>();
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> files.add(file(row, snapshot.getPath(), engine)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + snapshot.getPath(), e);
        }
        return files;
    }

    private static DataFile file(Row scanFile, String table, Engine engine) {
        io.delta.kernel.utils.FileStatus file = InternalScanFileUtils.getAddFileStatus(scanFile);
        FileStatus status =
                new FileStatus(file.getSize(), false, 1, 0, file.getModificationTime(), new Path(file.getPath()));
        Map<String, String> partition = InternalScanFileUtils.getPartitionValues(scanFile);
        Row added = scanFile.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        String statistics = added.isNullAt(InternalScanFileUtils.ADD_FILE_STATS_ORDINAL)
                ? null
                : added.getString(InternalScanFileUtils.ADD_FILE_STATS_ORDINAL);
        DeletionVectorDescriptor deleted = InternalScanFileUtils.getDeletionVectorDescriptorFromRow(scanFile);
        AddFile logged = new AddFile(
                added.getString(added.getSchema().indexOf("path")),
                scala.collection.immutable.Map.from(CollectionConverters.asScala(partition)),
                file.getSize(),
                file.getModificationTime(),
                true,
                statistics,
                null,
                deleted == null ? null : descriptor(deleted),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
        return new DataFile(logged, status, partition, rows(statistics), shown(deleted, table, engine));
    }

    private static org.apache.spark.sql.delta.actions.DeletionVectorDescriptor descriptor(
            DeletionVectorDescriptor deleted) {
        return new org.apache.spark.sql.delta.actions.DeletionVectorDescriptor(
                deleted.getStorageType(),
                deleted.getPathOrInlineDv(),
                deleted.getOffset().<Option<Object>>map(Option::apply).orElse(Option.empty()),
                deleted.getSizeInBytes(),
                deleted.getCardinality(),
                Option.empty());
    }

    private static RowSelection shown(@Nullable DeletionVectorDescriptor deleted, String table, Engine engine) {
        return deleted == null
                ? RowSelection.ALL
                : RowSelection.allBut(DeletionVectorUtils.loadNewDvAndBitmap(engine, table, deleted)
                        ._2
                        .toArray());
    }

    private static OptionalLong rows(@Nullable String statistics) {
        if (statistics == null) {
            return OptionalLong.empty();
        }
        try {
            JsonNode rows = JSON.readTree(statistics).path("numRecords");
            return rows.isIntegralNumber() ? OptionalLong.of(rows.asLong()) : OptionalLong.empty();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the log of a table holds statistics that are no JSON: " + statistics, e);
        }
    }
}
