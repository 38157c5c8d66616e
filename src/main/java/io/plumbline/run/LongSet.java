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

    private LongSet(LongMap numbers) {
        this.numbers = numbers;
    }

    public static LongSet of(long[] numbers) {
        LongMap.Builder map = new LongMap.Builder();
        for (long number : numbers) {
            map.add(number, 0);
        }
        return new LongSet(map.build());
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
        return numbers.find(number) != null;
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
}
