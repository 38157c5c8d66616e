package io.plumbline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Which rows of a table differ from those that it should have, told by a 64-bit hash of each row of a key. */
final class RowComparison implements AutoCloseable {
    private static final String OLD = "_old_";
    private static final String OLD_HASH = "_old_hash";
    private static final String NEW_HASH = "_new_hash";

    private final Dataset<Row> differences;
    private final List<String> columns;

    /**
     * @param existing the table's rows with {@link LakeTable#FILE} and {@link LakeTable#ROW}
     * @param wanted the rows that it should have
     */
    RowComparison(TableContract contract, Dataset<Row> existing, Dataset<Row> wanted) {
        this.columns = contract.columns().stream().map(TableColumn::name).toList();
        List<Column> old = new ArrayList<>(List.of(col(LakeTable.FILE), col(LakeTable.ROW)));
        old.add(hash().as(OLD_HASH));
        contract.key().forEach(column -> old.add(col(column).as(OLD + column)));
        Column isSameKey = contract.key().stream()
                .map(column -> col(OLD + column).equalTo(col(column)))
                .reduce(Column::and)
                .orElseThrow();
        this.differences = existing.select(old.toArray(Column[]::new))
                .join(wanted.withColumn(NEW_HASH, hash()), isSameKey, "full_outer")
                .filter(not(col(OLD_HASH).eqNullSafe(col(NEW_HASH))))
                // Few rows are left of many: each partition costs a task in three jobs, and a file.
                .coalesce(wanted.sparkSession().sparkContext().defaultParallelism())
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    /** Of each value and of whether there is one: Spark's hash passes over a null, so that a value could change its column unseen. */
    private Column hash() {
        return xxhash64(columns.stream()
                .map(name -> col("`" + name + "`"))
                .flatMap(column -> Stream.of(column, column.isNull()))
                .toArray(Column[]::new));
    }

    /** Computes all differences: what is observed of the wanted rows must be of all of them. */
    boolean isEmpty() {
        return differences.count() == 0;
    }

    /** The rows that the table has and should not have. */
    Dataset<Row> outdated() {
        return differences.filter(col(OLD_HASH).isNotNull());
    }

    /** The rows that it should have and has not. */
    Dataset<Row> missing() {
        return differences
                .filter(col(NEW_HASH).isNotNull())
                .select(columns.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new));
    }

    @Override
    public void close() {
        differences.unpersist();
    }
}
