package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Some rows of a table that a commit replaces. Where a table's files may hold rows that are no longer its own, the old ones are
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

    /** Leaves the old rows in their files and names them. */
    void hideIn(TableCommit commit) {
        for (int i = 0; i < places.size(); i++) {
            commit.shorten(table.files().get(places.get(i)), left.get(i));
        }
    }

    /** Takes the files away that held an old row. The rows of {@link #shortened} have to be added again. */
    void removeFrom(TableCommit commit) {
        places.forEach(place -> commit.remove(table.files().get(place)));
    }
}
