package io.plumbline.run;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The values that a column of numbers has more than once, found by a sort on the driver: for a few million that costs a fraction
 * of grouping them by a shuffle.
 */
public final class RepeatedNumbers {
    /** So many at a time: 256 MB with what the sort needs beside them. */
    private static final long MOST_AT_A_TIME = 16_000_000;

    private RepeatedNumbers() {}

    /**
     * Of a long column a part of the values is asked at a time.
     *
     * @param column of type BIGINT, never null
     * @param about the number of rows, or near it
     */
    public static long[] of(Dataset<Row> rows, String column, long about) {
        long parts = 1 + about / MOST_AT_A_TIME;
        LongStream repeated = LongStream.empty();
        for (long part = 0; part < parts; part++) {
            Dataset<Row> some =
                    parts == 1 ? rows : rows.filter(functions.expr("pmod(" + column + ", " + parts + ") = " + part));
            repeated = LongStream.concat(repeated, LongStream.of(among(ColumnNumbers.all(some.select(column)))));
        }
        return repeated.toArray();
    }

    private static long[] among(long[] numbers) {
        Arrays.parallelSort(numbers);
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
