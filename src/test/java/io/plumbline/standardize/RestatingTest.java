package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Spark.class)
class RestatingTest {
    private static final Restating BY_DAY = new Restating(List.of("id"), List.of("account", "day"));
    private static final Restating BY_KEY = new Restating(List.of("id"), List.of());

    /** So many that repeated keys are searched for first. */
    private static final long MANY = 1_000_000;

    /** id, account, day, spend, generated, delivery, row. */
    private static final List<String> FIRST = List.of(
            row(1, "a", 24, 10, "2026-03-02", "d2", 1),
            row(2, "a", 24, 20, "2026-03-02", "d2", 2),
            row(3, "a", 25, 30, "2026-03-02", "d2", 3));

    private static final List<String> LATE =
            List.of(row(1, "a", 24, 99, "2026-03-01", "d1", 1), row(4, "a", 23, 5, "2026-03-01", "d1", 2));

    private static final List<String> NEXT = List.of(
            row(1, "a", 24, 11, "2026-03-03", "d3", 1),
            row(1, "a", 24, 12, "2026-03-03", "d3", 2),
            row(5, "b", 24, 7, "2026-03-03", "d3", 3));

    @Test
    void deliveryReplacesItsWindowsOnly(SparkSession spark) {
        assertThat(spend(current(BY_DAY, rows(spark, FIRST, NEXT)))).containsExactly("1 24 12", "3 25 30", "5 24 7");
    }

    @Test
    void lateFileFillsOnlyTheWindowThatNobodyElseHas(SparkSession spark) {
        assertThat(spend(current(BY_DAY, rows(spark, FIRST, LATE))))
                .containsExactly("1 24 10", "2 24 20", "3 25 30", "4 23 5");
    }

    @ParameterizedTest(name = "of {0} records")
    @ValueSource(longs = {9, MANY, 60 * MANY})
    void newerRowReplacesTheOlderOfItsKey(long records, SparkSession spark) {
        assertThat(spend(current(BY_KEY, rows(spark, LATE, FIRST, NEXT), records)))
                .containsExactly("1 24 12", "2 24 20", "3 25 30", "4 23 5", "5 24 7");
    }

    @Test
    @DisplayName("F34 late or in order, night by night or at once, the same rows count")
    void nightByNightIsTheSameAsAllAtOnceInAnyOrder(SparkSession spark) {
        for (Restating restating : List.of(BY_DAY, BY_KEY)) {
            List<String> expected = spend(current(restating, rows(spark, FIRST, LATE, NEXT), MANY));
            List<List<String>> nights = new ArrayList<>(List.of(FIRST, LATE, NEXT));
            Collections.shuffle(nights, new Random(7));
            Dataset<Row> current = current(restating, rows(spark, nights.get(0)));
            for (List<String> night : nights.subList(1, nights.size())) {
                List<String> shuffled = new ArrayList<>(night);
                Collections.shuffle(shuffled, new Random(11));
                current = current(restating, current.unionByName(rows(spark, shuffled)));
            }
            assertThat(spend(current)).isEqualTo(expected);
        }
    }

    private static String row(int id, String account, int day, int spend, String generated, String delivery, int row) {
        return "(" + id + ", '" + account + "', " + day + ", " + spend + ", 'adco/x', TIMESTAMP '" + generated
                + " 00:00:00Z', '" + delivery + "', " + row + "L)";
    }

    @SafeVarargs
    private static Dataset<Row> rows(SparkSession spark, List<String>... deliveries) {
        List<String> all = new ArrayList<>();
        for (List<String> delivery : deliveries) {
            all.addAll(delivery);
        }
        return spark.sql("SELECT * FROM VALUES " + String.join(", ", all)
                + " AS rows(id, account, day, spend, _export, _generated_at, _delivery_id, _row)");
    }

    private static List<String> spend(Dataset<Row> rows) {
        return rows.selectExpr("concat_ws(' ', id, day, spend)").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static Dataset<Row> current(Restating restating, Dataset<Row> rows) {
        return restating.current(rows);
    }

    private static Dataset<Row> current(Restating restating, Dataset<Row> rows, long records) {
        return restating.current(rows, rows.select("id"), records);
    }
}
