package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys 0 to 19 on the left and 10 to 29 on the right, and one row without a key on each side. */
@ExtendWith(Spark.class)
class PairedKeyConditionTest {
    private static final String PAIRS =
            "SELECT coalesce(l, r) AS key, l, r FROM left_keys FULL OUTER JOIN right_keys ON r = l";

    private SparkSession spark;

    @BeforeEach
    void keys(SparkSession session) {
        spark = session;
        keys("left_keys", "l", 0);
        keys("right_keys", "r", 10);
    }

    private void keys(String view, String column, int from) {
        spark.range(from, from + 21)
                .selectExpr("CASE WHEN id < " + (from + 20) + " THEN id END AS " + column)
                .createOrReplaceTempView(view);
    }

    @Test
    void goesToBothSidesAndLeavesTheSameRows() {
        Dataset<Row> rows = spark.sql(PAIRS).where("key % 7 = 3");

        assertThat(rows(rows)).containsExactly("[10,10,10]", "[17,17,17]", "[24,null,24]", "[3,3,null]");
        assertThat(plan(rows)).containsSubsequence("Join FullOuter", "Filter", "% 7", "Filter", "% 7");
        assertThat(plan(rows)).doesNotContainPattern("(?s)Filter.*Join FullOuter");
    }

    @Test
    void whatIsAskedOfOneSideStays() {
        Dataset<Row> rows = spark.sql(PAIRS).where("key % 7 = 3 AND isnull(l)");

        assertThat(rows(rows)).containsExactly("[24,null,24]");
        assertThat(plan(rows)).containsSubsequence("Filter isnull(l", "Join FullOuter", "% 7", "% 7");
    }

    @Test
    void aConditionThatHoldsForNoKeyKeepsRowsWithoutOne() {
        Dataset<Row> rows = spark.sql(PAIRS).where("coalesce(key, -1) < 1");

        assertThat(rows(rows)).containsExactly("[0,0,null]", "[null,null,null]", "[null,null,null]");
    }

    @Test
    void conditionsOnOtherColumnsAreLeftAlone() {
        Dataset<Row> rows = spark.sql(PAIRS).where("coalesce(r, l + 1) % 7 = 3");

        assertThat(rows(rows)).containsExactly("[10,10,10]", "[17,17,17]", "[2,2,null]", "[24,null,24]", "[9,9,null]");
        assertThat(plan(rows)).containsPattern("(?s)Filter.*Join FullOuter");
    }

    private static String plan(Dataset<Row> rows) {
        return rows.queryExecution().optimizedPlan().toString();
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
