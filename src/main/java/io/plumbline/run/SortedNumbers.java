package io.plumbline.run;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * Values of a column of numbers, on the driver: 8 bytes each. For a few million a sort there costs a fraction of grouping them by
 * a shuffle.
 */
public final class SortedNumbers {
    private static final int FIRST_SIZE = 1 << 12;

    /** So many at a time: 256 MB with what the sort needs beside them. */
    private static final long MOST_AT_A_TIME = 16_000_000;

    private final long[] numbers;

    private SortedNumbers(long[] numbers) {
        this.numbers = numbers;
    }

    /**
     * The values that a column has more than once. Of a long column a part of the values is asked at a time.
     *
     * @param column of type BIGINT, never null
     * @param about the number of rows, or near it
     */
    public static long[] repeated(Dataset<Row> rows, String column, long about) {
        long parts = 1 + about / MOST_AT_A_TIME;
        LongStream repeated = LongStream.empty();
        for (long part = 0; part < parts; part++) {
            Dataset<Row> some =
                    parts == 1 ? rows : rows.filter(functions.expr("pmod(" + column + ", " + parts + ") = " + part));
            repeated = LongStream.concat(
                    repeated, LongStream.of(of(some.select(column)).repeated()));
        }
        return repeated.toArray();
    }

    private static SortedNumbers of(Dataset<Row> column) {
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

    private long[] repeated() {
        LongStream.Builder repeated = LongStream.builder();
        for (int i = 1; i < numbers.length; i++) {
            boolean isSecond = numbers[i] == numbers[i - 1] && (i == 1 || numbers[i - 2] != numbers[i]);
            if (isSecond) {
                repeated.add(numbers[i]);
            }
        }
        return repeated.build().toArray();
    }
}
