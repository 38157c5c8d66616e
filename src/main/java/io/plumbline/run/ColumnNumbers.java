package io.plumbline.run;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;

/** Brings a column of numbers to the driver, 8 bytes each: one job, and neither rows nor boxes on the way. */
final class ColumnNumbers {
    private static final int FIRST_SIZE = 1 << 12;

    private ColumnNumbers() {}

    /** All values of a column of type BIGINT without nulls, in no order. */
    static long[] all(Dataset<Row> column) {
        return joined(collected(column, false));
    }

    /** Each value of a column of type BIGINT at least once, those of one task not twice; nulls are left out. */
    static List<long[]> distinctOfTasks(Dataset<Row> column) {
        return collected(column.na().drop(), true);
    }

    private static List<long[]> collected(Dataset<Row> column, boolean isDistinct) {
        return SQLExecution.withSQLConfPropagated(
                (SparkSession) column.sparkSession(),
                () -> column.queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(rows -> List.of(ofTask(rows, isDistinct)).iterator())
                        .collect());
    }

    private static long[] ofTask(Iterator<InternalRow> rows, boolean isDistinct) {
        long[] numbers = new long[FIRST_SIZE];
        int size = 0;
        while (rows.hasNext()) {
            if (size == numbers.length) {
                size = isDistinct ? distinct(numbers, size) : size;
                numbers = size > numbers.length / 2 ? Arrays.copyOf(numbers, 2 * numbers.length) : numbers;
            }
            numbers[size++] = rows.next().getLong(0);
        }
        return Arrays.copyOf(numbers, isDistinct ? distinct(numbers, size) : size);
    }

    /** Moves each of the numbers once to the front. */
    private static int distinct(long[] numbers, int size) {
        Arrays.sort(numbers, 0, size);
        int kept = Math.min(size, 1);
        for (int i = 1; i < size; i++) {
            if (numbers[i] != numbers[kept - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return kept;
    }

    private static long[] joined(List<long[]> parts) {
        long[] all = new long[parts.stream().mapToInt(part -> part.length).sum()];
        int size = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, all, size, part.length);
            size += part.length;
        }
        return all;
    }
}
