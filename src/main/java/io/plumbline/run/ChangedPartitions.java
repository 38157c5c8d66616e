package io.plumbline.run;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Which partitions of a table, whole numbers such as months, hold other rows than before. */
public final class ChangedPartitions {
    private ChangedPartitions() {}

    /** Those of an input since a step last read it; empty when that is not known, so that all may have changed. */
    public static Optional<Set<Integer>> of(StepContext context, TableName input, String partitionColumn) {
        Optional<List<CommitNote>> commits = context.newCommits(input);
        if (commits.isEmpty()) {
            return Optional.empty();
        }
        if (commits.get().isEmpty()) {
            return Optional.of(Set.of());
        }
        TableContract contract = context.definitions().tables().get(input);
        boolean isAlike = contract != null
                && contract.partition().map(partitionColumn::equals).orElse(false);
        Set<Integer> partitions = new TreeSet<>();
        for (CommitNote commit : commits.get()) {
            if (!isAlike || commit.partitions().isEmpty()) {
                return Optional.empty();
            }
            partitions.addAll(commit.partitions());
        }
        return Optional.of(partitions);
    }

    /** Values of a column for which two versions of a table hold other rows, by number and hash of the rows. */
    public static Set<Integer> withOtherRows(Dataset<Row> before, Dataset<Row> after, String column) {
        Dataset<Row> was = fingerprints(before, after.columns(), column).as("was");
        Dataset<Row> is = fingerprints(after, after.columns(), column).as("is");
        Column isEqual =
                col("was.rows").eqNullSafe(col("is.rows")).and(col("was.hash").eqNullSafe(col("is.hash")));
        Dataset<Row> others = was.join(is, col("was.value").equalTo(col("is.value")), "full_outer")
                .filter(not(isEqual))
                .select(coalesce(col("was.value"), col("is.value")));
        return new TreeSet<>(others.as(Encoders.INT()).collectAsList());
    }

    private static Dataset<Row> fingerprints(Dataset<Row> rows, String[] columns, String column) {
        Column[] all = Arrays.stream(columns).map(rows::col).toArray(Column[]::new);
        return rows.groupBy(rows.col(column).as("value"))
                .agg(count(lit(1)).as("rows"), bit_xor(xxhash64(all)).as("hash"));
    }
}
