package io.plumbline.run;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * All values of a column of numbers, on the driver: 8 bytes each. For a few million a sort there costs a fraction of grouping them by
 * a shuffle.
 */
final class SortedNumbers {
    private static final int FIRST_SIZE = 1 << 12;

    private final long[] numbers;

    private SortedNumbers(long[] numbers) {
        this.numbers = numbers;
    }

    /** @param column one column of type BIGINT, never null */
    static SortedNumbers of(Dataset<Row> column) {
        List<long[]> parts = column.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(rows -> List.of(numbers(rows)).iterator())
                .collect();
        long[] all = new long[parts.stream().mapToInt(part -> part.length).sum()];
        int size = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, all, size, part.length);
            size += part.length;
        }
        Arrays.parallelSort(all);
        return new SortedNumbers(all);
    }

    private static long[] numbers(Iterator<InternalRow> rows) {
        long[] numbers = new long[FIRST_SIZE];
        int size = 0;
        while (rows.hasNext()) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = rows.next().getLong(0);
        }
        return Arrays.copyOf(numbers, size);
    }

    /** Those that occur more than once. */
    LongSet repeated() {
        long[] repeated = new long[numbers.length];
        int size = 0;
        for (int i = 1; i < numbers.length; i++) {
            boolean isNew = size == 0 || repeated[size - 1] != numbers[i];
            if (numbers[i] == numbers[i - 1] && isNew) {
                repeated[size++] = numbers[i];
            }
        }
        return LongSet.of(Arrays.copyOf(repeated, size));
    }
}
