package io.plumbline.lake;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What differs between two versions of a table. A row that was written again without being another is both removed and added.
 *
 * @param added rows of the later version alone
 * @param removed rows of the earlier version alone
 * @param count how many they are; empty when the log does not say
 */
public record TableChanges(Dataset<Row> added, Dataset<Row> removed, OptionalLong count) {
    /** All rows that only one of the versions has. */
    public Dataset<Row> all() {
        return added.unionByName(removed);
    }

    /** The same for these columns, without rows that were only written again. */
    public Dataset<Row> net(List<String> columns) {
        Column[] wanted = columns.stream().map(functions::col).toArray(Column[]::new);
        Dataset<Row> now = added.select(wanted);
        Dataset<Row> before = removed.select(wanted);
        return now.exceptAll(before).union(before.exceptAll(now));
    }
}
