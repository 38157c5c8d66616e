package io.plumbline.run;

import io.plumbline.functions.LongMap;
import io.plumbline.functions.MethodCall;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * Numbers that a query asks for. As a condition it goes with the plan to the tables, through every join and grouping that
 * has the column, which a join with a table of the numbers would not.
 */
public final class LongSet implements Serializable {
    private static final long serialVersionUID = 1L;

    static final LongSet NONE = of(new long[0]);

    private final LongMap numbers;

    /** Most numbers that a table asks for are none of these, and stand in a place where no bit is set. */
    private final BitPlaces places;

    private LongSet(LongMap numbers, BitPlaces places) {
        this.numbers = numbers;
        this.places = places;
    }

    public static LongSet of(long[] numbers) {
        LongMap.Builder map = new LongMap.Builder();
        BitPlaces places = new BitPlaces(numbers.length);
        for (long number : numbers) {
            map.add(number, 0);
            places.set(number);
        }
        return new LongSet(map.build(), places);
    }

    /** The values of a column of type BIGINT, without null. */
    public static LongSet of(Dataset<Row> column) {
        return of(ColumnNumbers.distinct(column).get(0));
    }

    public boolean isEmpty() {
        return numbers.size() == 0;
    }

    public int size() {
        return numbers.size();
    }

    public boolean holds(long number) {
        return places.mayHold(number) && numbers.find(number) != null;
    }

    /** The rows whose value in the column is one of these. */
    public Dataset<Row> in(Dataset<Row> rows, String column) {
        return filtered(rows, holds(rows, column));
    }

    /** The rows whose value in the column is none of these; of type BIGINT, never null. */
    public Dataset<Row> notIn(Dataset<Row> rows, String column) {
        return filtered(rows, new Not(holds(rows, column)));
    }

    private static Dataset<Row> filtered(Dataset<Row> rows, Expression condition) {
        return org.apache.spark.sql.classic.Dataset.ofRows(
                (SparkSession) rows.sparkSession(),
                new Filter(condition, rows.queryExecution().analyzed()));
    }

    private Expression holds(Dataset<Row> rows, String column) {
        int place = IntStream.range(0, rows.columns().length)
                .filter(i -> rows.columns()[i].equals(column))
                .findFirst()
                .orElseThrow();
        Attribute value = rows.queryExecution().analyzed().output().apply(place);
        return isEmpty()
                ? Literal.FalseLiteral()
                : new MethodCall(this, "holds", DataTypes.LongType).condition(List.of(value));
    }

    @Override
    public String toString() {
        return numbers.size() + " numbers";
    }

    /** A bit for each number, found by a hash of it, and 16 to 32 bits in all for each: at most one in 16 other numbers meets a set one. */
    private static final class BitPlaces implements Serializable {
        private static final long serialVersionUID = 1L;

        private final long[] words;
        private final int shift;

        BitPlaces(int numbers) {
            words = new long[Math.max(1, Integer.highestOneBit(numbers) / 2)];
            shift = Long.SIZE - 6 - Integer.numberOfTrailingZeros(words.length);
        }

        void set(long number) {
            long place = place(number);
            words[(int) (place >>> 6)] |= 1L << place;
        }

        boolean mayHold(long number) {
            long place = place(number);
            return (words[(int) (place >>> 6)] & 1L << place) != 0;
        }

        /** Fibonacci hashing: the upper bits of the product. */
        private long place(long number) {
            return number * 0x9E3779B97F4A7C15L >>> shift;
        }
    }
}
