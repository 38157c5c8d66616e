package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.definitions.TableContract;
import io.plumbline.run.LongSet;
import io.plumbline.run.RepeatedNumbers;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which of one export's rows count when several deliveries speak of the same thing. The later delivery wins, by
 * {@code (_generated_at, _delivery_id)}, within one delivery the later record; the order of landing plays no part.
 */
final class Restating {
    /** Of more records repeated keys are searched for first, because sorting whole rows costs more than finding that there are none. */
    private static final long FEW_RECORDS = 300_000;

    /** More repeated keys than these are no longer worth telling apart. */
    private static final int FEW_KEYS = 50_000;

    private static final String NUMBER = "_number";

    private final List<String> key;
    private final List<String> window;

    Restating(List<String> key, List<String> window) {
        this.key = key;
        this.window = window;
    }

    /** The rows that count among any set of rows that holds whole keys and windows. */
    Dataset<Row> current(Dataset<Row> rows) {
        return window.isEmpty() ? latest(rows) : latest(ofWinningDeliveries(sinceFirstDelivery(rows), window));
    }

    /**
     * The rows that count among all rows ever delivered.
     *
     * @param keys the keys of at least these rows
     * @param records how many records these were made of, which tells how many keys are searched at a time
     */
    Dataset<Row> current(Dataset<Row> rows, Dataset<Row> keys, long records) {
        return window.isEmpty() && records > FEW_RECORDS ? latestOfRepeatedKeys(rows, keys, records) : current(rows);
    }

    boolean hasWindow() {
        return !window.isEmpty();
    }

    /** The columns that tie new rows to the existing rows that they may replace. */
    List<String> groups() {
        return window.isEmpty() ? key : window;
    }

    private static Dataset<Row> ofWinningDeliveries(Dataset<Row> rows, List<String> window) {
        Column[] columns =
                window.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
        Column delivery = struct(col("_generated_at"), col("_delivery_id"));
        Dataset<Row> winners = rows.groupBy(columns).agg(max(delivery).as("_winner"));
        List<String> names = new ArrayList<>(window);
        return rows.join(winners, CollectionConverters.asScala(names).toSeq(), "inner")
                .filter(delivery.equalTo(col("_winner")))
                .select(columnsOf(rows));
    }

    private Dataset<Row> latest(Dataset<Row> rows) {
        Column rank = row_number()
                .over(Window.partitionBy(keyColumns())
                        .orderBy(
                                col("_generated_at").desc(),
                                col("_delivery_id").desc(),
                                col("_row").desc()));
        return sinceFirstDelivery(rows)
                .withColumn("_rank", rank)
                .filter(col("_rank").equalTo(1))
                .select(columnsOf(rows));
    }

    /** Each row with the first delivery of its key, because the row of the first delivery is not the one that counts. */
    private Dataset<Row> sinceFirstDelivery(Dataset<Row> rows) {
        String column = TableContract.FIRST_DELIVERED_ON;
        return List.of(rows.columns()).contains(column)
                ? rows.withColumn(column, min(column).over(Window.partitionBy(keyColumns())))
                : rows;
    }

    /**
     * The latest row of each key, where only keys that repeat are sorted. Another key with the number of a repeated one is sorted
     * with it, which changes nothing.
     */
    Dataset<Row> latestOfRepeatedKeys(Dataset<Row> rows, Dataset<Row> keys, long records) {
        long[] repeated = RepeatedNumbers.of(keys.withColumn(NUMBER, number()), NUMBER, records);
        if (repeated.length == 0) {
            return rows;
        }
        if (repeated.length > FEW_KEYS) {
            return latest(rows);
        }
        LongSet numbers = LongSet.of(repeated);
        Dataset<Row> numbered = rows.withColumn(NUMBER, number());
        Dataset<Row> single = numbers.notIn(numbered, NUMBER).drop(NUMBER);
        Dataset<Row> several = latest(numbers.in(numbered, NUMBER).drop(NUMBER));
        return single.unionByName(several);
    }

    private Column number() {
        return xxhash64(keyColumns());
    }

    private Column[] keyColumns() {
        return key.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    }

    private static Column[] columnsOf(Dataset<Row> rows) {
        return List.of(rows.columns()).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
    }
}
