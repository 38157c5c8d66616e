package io.plumbline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;

/** Brings columns of numbers to the driver, 8 bytes each: one job, and neither rows nor boxes on the way. */
final class ColumnNumbers {
    private ColumnNumbers() {}

    /** All values of a column of type BIGINT without nulls, in no order. */
    static long[] all(Dataset<Row> column) {
        NumberList all = new NumberList();
        collected(column, rows -> {
                    NumberList numbers = new NumberList();
                    rows.forEachRemaining(row -> numbers.add(row.getLong(0)));
                    return Collections.singleton(numbers.toArray()).iterator();
                })
                .forEach(all::addAll);
        return all.toArray();
    }

    /** Of each of the columns, all of type BIGINT, its values but null: each once, in no order. */
    static List<long[]> distinct(Dataset<Row> columns) {
        int count = columns.columns().length;
        List<DistinctNumbers> all = DistinctNumbers.ofColumns(count);
        collected(columns, rows -> {
                    List<DistinctNumbers> ofTask = DistinctNumbers.ofColumns(count);
                    while (rows.hasNext()) {
                        InternalRow row = rows.next();
                        for (int i = 0; i < count; i++) {
                            if (!row.isNullAt(i)) {
                                ofTask.get(i).add(row.getLong(i));
                            }
                        }
                    }
                    return Collections.singleton(arrays(ofTask)).iterator();
                })
                .forEach(ofTask -> {
                    for (int i = 0; i < count; i++) {
                        Arrays.stream(ofTask[i]).forEach(all.get(i)::add);
                    }
                });
        return List.of(arrays(all));
    }

    private static <T> List<T> collected(Dataset<Row> columns, FlatMapFunction<Iterator<InternalRow>, T> ofTask) {
        return SQLExecution.withSQLConfPropagated(
                (SparkSession) columns.sparkSession(),
                () -> columns.queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(ofTask)
                        .collect());
    }

    private static long[][] arrays(List<DistinctNumbers> columns) {
        List<long[]> arrays = new ArrayList<>();
        columns.forEach(column -> arrays.add(column.toArray()));
        return arrays.toArray(long[][]::new);
    }
}
