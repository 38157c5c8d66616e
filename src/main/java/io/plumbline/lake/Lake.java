package io.plumbline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The only door to storage: reads tables, tells their state, and hands out the writer. */
public final class Lake {
    private final SparkSession spark;
    private final String root;

    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    /** The lake's folder, without a slash at its end. */
    public String root() {
        return root;
    }

    /** The rows of the newest version. */
    public Dataset<Row> read(TableName table) {
        return spark.read().format("delta").load(path(table).toString());
    }

    /** The rows of one version. */
    public Dataset<Row> read(TableName table, long version) {
        return spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(path(table).toString());
    }

    public boolean exists(TableName table) {
        return DeltaLogFiles.isTable(path(table));
    }

    /** The table's folder. */
    public Path path(TableName table) {
        return new Path(root, table.schema().sqlName() + "/" + table.name());
    }

    /** The newest commit of the table, or empty when it does not exist. */
    public Optional<TableState> state(TableName table) {
        Path path = path(table);
        return DeltaLogFiles.newestVersion(path).stream()
                .mapToObj(version -> DeltaLogFiles.commitInfo(path, version)
                        .map(info -> new TableState(version, note(info), rows(info)))
                        .orElseThrow(() -> new IllegalStateException("newest commit of " + table + " is gone")))
                .findFirst();
    }

    /** The notes of all commits after a version, oldest first; empty when the log no longer reaches back that far. */
    public Optional<List<CommitNote>> notesSince(TableName table, long version) {
        return DeltaLogFiles.commitInfosSince(path(table), version)
                .map(infos -> infos.stream().map(Lake::note).toList());
    }

    /** The data files of the newest version, as absolute paths; other files in the folder belong to other versions. */
    public List<String> dataFiles(TableName table) {
        return new ArrayList<>(List.of(read(table).inputFiles()));
    }

    private static CommitNote note(JsonNode commitInfo) {
        JsonNode note = commitInfo.get("userMetadata");
        if (note == null) {
            throw new IllegalStateException("a commit that Plumbline did not write: " + commitInfo.get("operation"));
        }
        return CommitNote.fromJson(note.asText());
    }

    private static long rows(JsonNode commitInfo) {
        return commitInfo.path("operationMetrics").path("numOutputRows").asLong();
    }
}
