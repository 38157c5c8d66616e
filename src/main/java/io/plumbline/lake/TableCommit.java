package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor$;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One commit to a table: its first, or one that leaves it as it is but for its rows. Delta's own writer asks the log by Spark jobs
 * for what is replaced and for who wrote before; here the first is known, and the second stands in the note of the last commit.
 */
final class TableCommit {
    /** The version of a table that there is not yet. */
    private static final long NONE = -1;

    private final Path table;
    private final StructType schema;
    private final OptimisticTransaction transaction;
    private final List<FileAction> changes = new ArrayList<>();

    private TableCommit(SparkSession spark, Path table, StructType schema, long version) {
        this.table = table;
        this.schema = schema;
        this.transaction = DeltaLog.forTable(spark, table).startTransaction(Option.empty(), Option.empty());
        if (transaction.readVersion() != version) {
            throw new IllegalStateException(table + " was written by somebody else meanwhile");
        }
    }

    /** @throws IllegalStateException when the table is no longer the one whose files were listed */
    static TableCommit to(SparkSession spark, TableFiles table) {
        TableCommit commit = new TableCommit(spark, table.table(), table.schema(), table.version());
        commit.transaction.readWholeTable();
        return commit;
    }

    /**
     * Makes the table.
     *
     * @throws IllegalStateException when there is one
     */
    static TableCommit first(SparkSession spark, Path table, TableForm form) {
        TableCommit commit = new TableCommit(spark, table, form.schema(), NONE);
        commit.transaction.updateMetadataForNewTable(new Metadata(
                UUID.randomUUID().toString(),
                null,
                null,
                Format.apply(Format.apply$default$1(), Format.apply$default$2()),
                form.schema().json(),
                CollectionConverters.asScala(form.partitionColumns()).toSeq(),
                Map.from(CollectionConverters.asScala(form.properties())),
                Option.apply(System.currentTimeMillis())));
        return commit;
    }

    /**
     * Writes rows to files that the commit will add.
     *
     * @throws IllegalStateException when they have other columns than the table
     */
    void add(Dataset<Row> rows) {
        if (!DataType.equalsIgnoreNullability(rows.schema(), schema)) {
            throw new IllegalStateException("%s has %s, not %s"
                    .formatted(table, schema.sql(), rows.schema().sql()));
        }
        changes.addAll(CollectionConverters.asJava(transaction.writeFiles(rows)));
    }

    void remove(DataFile file) {
        changes.add(file.logged().remove());
    }

    /** Of this file the commit leaves these rows. */
    void shorten(DataFile file, RowSelection left) {
        Tuple2<AddFile, RemoveFile> change = file.logged().removeRows(vector(left), true, true);
        changes.add(change._1);
        changes.add(change._2);
    }

    /** The partitions of all that changes so far; none where the table has none. */
    List<Integer> partitions() {
        return CollectionConverters.asJava(transaction.metadata().partitionColumns()).stream()
                .limit(1)
                .flatMap(column ->
                        changes.stream().map(file -> file.partitionValues().apply(column)))
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** @throws java.util.ConcurrentModificationException when somebody else wrote the table since it was listed */
    void commit(CommitNote note) {
        List<Action> actions = new ArrayList<>(changes);
        transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation(note.toJson()));
    }

    private static DeltaOperations.Write operation(String note) {
        return new DeltaOperations.Write(
                SaveMode.Overwrite,
                Option.empty(),
                Option.empty(),
                Option.apply(note),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }

    private static DeletionVectorDescriptor vector(RowSelection selection) {
        RoaringBitmapArray rows = new RoaringBitmapArray();
        selection.hidden().forEach(rows::add);
        byte[] bytes = rows.serializeAsByteArray(RoaringBitmapArrayFormat.Portable());
        return DeletionVectorDescriptor$.MODULE$.inlineInLog(bytes, rows.cardinality());
    }
}
