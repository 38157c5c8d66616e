package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor$;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;
import scala.Option;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Replaces some rows of a table in one commit. Where a table's files may hold rows that are no longer its own, the old ones are
 * named by deletion vectors in the log and no other row is written again; else the files that held one are.
 */
final class RowReplacement {
    private final TableFiles table;
    private final List<Integer> places;
    private final List<RowSelection> left;

    private RowReplacement(TableFiles table, List<Integer> places, List<RowSelection> left) {
        this.table = table;
        this.places = places;
        this.left = left;
    }

    /** @param outdated {@link LakeTable#FILE} and {@link LakeTable#ROW} of the rows to be replaced */
    static RowReplacement of(TableFiles table, Dataset<Row> outdated) {
        Map<Integer, BitSet> rowsByFile = new TreeMap<>();
        for (Map<Integer, BitSet> part : outdated.select(LakeTable.FILE, LakeTable.ROW)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> List.of(rowsByFile(rows)).iterator())
                .collect()) {
            part.forEach((place, rows) ->
                    rowsByFile.computeIfAbsent(place, file -> new BitSet()).or(rows));
        }
        List<Integer> places = List.copyOf(rowsByFile.keySet());
        List<RowSelection> left = new ArrayList<>();
        rowsByFile.forEach(
                (place, rows) -> left.add(table.files().get(place).shown().without(rows)));
        return new RowReplacement(table, places, left);
    }

    private static Map<Integer, BitSet> rowsByFile(Iterator<InternalRow> rows) {
        Map<Integer, BitSet> rowsByFile = new TreeMap<>();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            rowsByFile.computeIfAbsent(row.getInt(0), file -> new BitSet()).set(Math.toIntExact(row.getLong(1)));
        }
        return rowsByFile;
    }

    /** The table's files with the rows that are left. */
    TableFiles remaining() {
        List<DataFile> files = new ArrayList<>(table.files());
        for (int i = 0; i < places.size(); i++) {
            files.set(places.get(i), files.get(places.get(i)).showing(left.get(i)));
        }
        return table.with(files);
    }

    /** The files that held a row to be replaced, with the rows that are left. */
    TableFiles shortened() {
        List<DataFile> files =
                places.stream().map(place -> remaining().files().get(place)).toList();
        return table.with(files);
    }

    /**
     * Commits the new rows, and hides the old ones.
     *
     * @param rows the new rows, exactly as the table's contract says
     * @param note stands with the commit, which adds the partitions
     * @param writer name and number of who writes, so that a repeated write is no second one
     */
    void hide(SparkSession spark, Dataset<Row> rows, CommitNote note, SetTransaction writer) {
        commit(spark, rows, note, writer, (file, selection) -> {
            Tuple2<AddFile, RemoveFile> change = file.removeRows(vector(selection), true, true);
            return List.of(change._1, change._2);
        });
    }

    /**
     * Commits rows in place of the files that held an old one.
     *
     * @param rows the new rows and those of {@link #shortened}
     */
    void rewrite(SparkSession spark, Dataset<Row> rows, CommitNote note, SetTransaction writer) {
        commit(spark, rows, note, writer, (file, selection) -> List.of(file.remove()));
    }

    private void commit(
            SparkSession spark,
            Dataset<Row> rows,
            CommitNote note,
            SetTransaction writer,
            BiFunction<AddFile, RowSelection, List<FileAction>> shortening) {
        DeltaLog log = DeltaLog.forTable(spark, table.table());
        OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
        if (transaction.readVersion() != table.version()) {
            throw new IllegalStateException(table.table() + " was written by somebody else meanwhile");
        }
        List<FileAction> files = new ArrayList<>(CollectionConverters.asJava(transaction.writeFiles(rows)));
        files.addAll(shortened(log, transaction, shortening));
        List<Action> actions = new ArrayList<>(files);
        actions.add(writer);
        CommitNote complete = note.of(partitions(files));
        transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation(complete.toJson()));
    }

    private static List<Integer> partitions(List<FileAction> files) {
        return files.stream()
                .flatMap(file -> CollectionConverters.asJava(file.partitionValues()).values().stream())
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .toList();
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

    private List<FileAction> shortened(
            DeltaLog log,
            OptimisticTransaction transaction,
            BiFunction<AddFile, RowSelection, List<FileAction>> shortening) {
        Map<Path, AddFile> files = new HashMap<>();
        for (AddFile file : transaction.snapshot().allFiles().collectAsList()) {
            files.put(file.absolutePath(log), file);
        }
        List<FileAction> actions = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            DataFile file = table.files().get(places.get(i));
            AddFile known = files.get(file.status().getPath());
            if (known == null) {
                throw new IllegalStateException("the log of " + table.table() + " does not know " + file.status());
            }
            actions.addAll(shortening.apply(known, left.get(i)));
        }
        return actions;
    }

    private static DeletionVectorDescriptor vector(RowSelection selection) {
        RoaringBitmapArray rows = new RoaringBitmapArray();
        selection.hidden().forEach(rows::add);
        byte[] bytes = rows.serializeAsByteArray(RoaringBitmapArrayFormat.Portable());
        return DeletionVectorDescriptor$.MODULE$.inlineInLog(bytes, rows.cardinality());
    }
}
