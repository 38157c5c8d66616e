package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import io.plumbline.definitions.TableContract;
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
    /** Beyond this size repeated keys are searched for first, because sorting whole rows costs more than finding that there are none. */
    private static final long LARGE_BYTES = 32L << 20;

    /** More repeated keys than these are no longer worth telling apart. */
    private static final int FEW_KEYS = 50_000;

    private final List<String> key;
    private final List<String> window;

    Restating(List<String> key, List<String> window) {
        this.key = key;
        this.window = window;
    }

    /**
     * The rows that count among all rows ever delivered, or among any set of them that holds whole keys and windows.
     *
     * @param keys the keys of at least these rows
     */
    Dataset<Row> current(Dataset<Row> rows, Dataset<Row> keys, Size size) {
        if (!window.isEmpty()) {
            return latest(ofWinningDeliveries(sinceFirstDelivery(rows), window));
        }
        return size == Size.LARGE ? latestOfRepeatedKeys(rows, keys) : latest(rows);
    }

    boolean hasWindow() {
        return !window.isEmpty();
    }

    /** The columns that tie new rows to the existing rows that they may replace. */
    List<String> groups() {
        return window.isEmpty() ? key : window;
    }

    /** How the latest rows are found, with the same result. */
    enum Size {
        SMALL,
        LARGE;

        /** By the bytes that the plan says it reads. */
        static Size of(Dataset<Row> rows) {
            long bytes =
                    rows.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
            return bytes > LARGE_BYTES ? LARGE : SMALL;
        }
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

    private Dataset<Row> latestOfRepeatedKeys(Dataset<Row> rows, Dataset<Row> keys) {
        Dataset<Row> repeated =
                keys.groupBy(keyColumns()).count().filter("count > 1").select(keyColumns());
        List<Row> few = repeated.limit(FEW_KEYS + 1).collectAsList();
        if (few.isEmpty()) {
            return rows;
        }
        if (few.size() > FEW_KEYS) {
            return latest(rows);
        }
        Dataset<Row> known =
                org.apache.spark.sql.functions.broadcast(rows.sparkSession().createDataFrame(few, repeated.schema()));
        scala.collection.immutable.Seq<String> columns =
                CollectionConverters.asScala(key).toSeq();
        Dataset<Row> single = rows.join(known, columns, "left_anti");
        Dataset<Row> several = latest(rows.join(known, columns, "left_semi"));
        return single.unionByName(several);
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
