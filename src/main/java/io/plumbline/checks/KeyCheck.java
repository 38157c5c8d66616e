package io.plumbline.checks;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Whether a table's key names each row once. */
public final class KeyCheck {
    private KeyCheck() {}

    /** How many key values occur more than once. */
    public static long repeatedKeys(Dataset<Row> rows, List<String> key) {
        Column[] columns = key.stream().map(functions::col).toArray(Column[]::new);
        return rows.groupBy(columns).count().filter("count > 1").count();
    }
}
