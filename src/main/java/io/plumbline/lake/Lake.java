package io.plumbline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.definitions.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.optimizer.InlineCTE;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** The only door to storage: reads tables, tells their state, and hands out the writer. */
public final class Lake {
    private static final long LITTLE_BYTES = 4L << 20;

    private final SparkSession spark;
    private final String root;
    private @Nullable Lake interpreting;
    private @Nullable Lake following;

    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    /** The session that reads. */
    public SparkSession spark() {
        return spark;
    }

    /** The same lake by the session that suits queries over these tables: those that read little are not worth compiling. */
    public Lake suiting(Collection<TableName> tables) {
        long bytes = tables.stream().filter(this::exists).mapToLong(this::bytes).sum();
        return bytes > LITTLE_BYTES ? this : interpreting();
    }

    /** The same lake by a session that suits queries for a few of a table's keys: what joins demand is asked of both sides. */
    public synchronized Lake following() {
        if (following == null) {
            following = new Lake(LakeSession.following(spark), root);
        }
        return following;
    }

    private synchronized Lake interpreting() {
        if (interpreting == null) {
            interpreting = new Lake(LakeSession.interpreting(spark), root);
        }
        return interpreting;
    }

    private long bytes(TableName table) {
        return log(table).files(OptionalLong.empty()).files().stream()
                .mapToLong(file -> file.status().getLen())
                .sum();
    }

    /** The lake's folder, without a slash at its end. */
    public String root() {
        return root;
    }

    /** The rows of the newest version. */
    public Dataset<Row> read(TableName table) {
        return read(table, OptionalLong.empty());
    }

    /** The rows of one version. */
    public Dataset<Row> read(TableName table, long version) {
        return read(table, OptionalLong.of(version));
    }

    private Dataset<Row> read(TableName table, OptionalLong version) {
        return read(log(table).files(version));
    }

    /** The rows of these files. */
    Dataset<Row> read(TableFiles files) {
        return dataset(relation(files));
    }

    /**
     * The rows of a query over the tables. Its common table expressions are put where they are named, as the optimizer does
     * later anyway: until then each operation on the dataset does so anew, only to check the plan.
     */
    public Dataset<Row> query(String sql) {
        LogicalPlan inlined = new InlineCTE(false, false)
                .apply(spark.sql(sql).queryExecution().analyzed());
        inlined.setAnalyzed();
        return dataset(inlined);
    }

    /** The newest version's files. */
    TableFiles files(TableName table) {
        return log(table).files(OptionalLong.empty());
    }

    /** The rows of these files, each with {@link LakeTable#FILE} and {@link LakeTable#ROW}. */
    Dataset<Row> numbered(TableFiles files) {
        return dataset(HiddenRows.shown(relation(files), new LakeTable(spark, files)));
    }

    /** What differs between a version of a table and its newest. */
    public TableChanges changes(TableName table, long version) {
        TableFiles before = log(table).files(OptionalLong.of(version));
        TableFiles after = files(table);
        TableFiles added = after.rowsNotIn(before);
        TableFiles removed = before.rowsNotIn(after);
        OptionalLong count = added.rows().isPresent() && removed.rows().isPresent()
                ? OptionalLong.of(added.rows().getAsLong() + removed.rows().getAsLong())
                : OptionalLong.empty();
        return new TableChanges(read(added), read(removed), count);
    }

    private DataSourceV2Relation relation(TableFiles files) {
        return DataSourceV2Relation.create(new LakeTable(spark, files), Option.empty(), Option.empty());
    }

    private Dataset<Row> dataset(LogicalPlan plan) {
        return org.apache.spark.sql.classic.Dataset.ofRows((org.apache.spark.sql.classic.SparkSession) spark, plan);
    }

    /** How many rows the newest version has, as its log says; they are counted when it does not say. */
    public long count(TableName table) {
        return log(table)
                .files(OptionalLong.empty())
                .rows()
                .orElseGet(() -> read(table).count());
    }

    public boolean exists(TableName table) {
        return log(table).isTable();
    }

    /** The table's folder. */
    public Path path(TableName table) {
        return new Path(root, table.schema().sqlName() + "/" + table.name());
    }

    /** The newest commit of the table, or empty when it does not exist. */
    public Optional<TableState> state(TableName table) {
        DeltaLogFiles log = log(table);
        return log.newestVersion().stream()
                .mapToObj(version -> log.commitInfo(version)
                        .map(info -> new TableState(version, note(info), rows(info)))
                        .orElseThrow(() -> new IllegalStateException("newest commit of " + table + " is gone")))
                .findFirst();
    }

    /** What the commit of one version says of itself; empty when the log no longer reaches back that far. */
    public Optional<CommitNote> note(TableName table, long version) {
        return log(table).commitInfo(version).map(Lake::note);
    }

    /** The newest version that this run, or one before it, wrote; empty when there is none or the log no longer tells. */
    public OptionalLong versionAfter(TableName table, long run) {
        DeltaLogFiles log = log(table);
        for (long version = log.newestVersion().orElse(-1); version >= 0; version--) {
            Optional<JsonNode> info = log.commitInfo(version);
            if (info.isEmpty()) {
                return OptionalLong.empty();
            }
            if (note(info.get()).run() <= run) {
                return OptionalLong.of(version);
            }
        }
        return OptionalLong.empty();
    }

    /** The notes of all commits after a version, oldest first; empty when the log no longer reaches back that far. */
    public Optional<List<CommitNote>> notesSince(TableName table, long version) {
        return log(table)
                .commitInfosSince(version)
                .map(infos -> infos.stream().map(Lake::note).toList());
    }

    /** The data files of a version, as absolute paths; other files in the folder belong to other versions. */
    public List<Path> dataFiles(TableName table, long version) {
        return log(table).files(OptionalLong.of(version)).files().stream()
                .map(file -> file.status().getPath())
                .toList();
    }

    private DeltaLogFiles log(TableName table) {
        return new DeltaLogFiles(path(table), spark.sparkContext().hadoopConfiguration());
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
