package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class NeedlessShufflesTest {
    private static final String BY_CHANNEL = "SELECT channel, sum(cost) AS cost FROM silver.touch GROUP BY channel";

    private SparkSession spark;

    @BeforeEach
    void tables(SparkSession session, @TempDir Path folder) {
        spark = session;
        new LakeFixture(session, folder)
                .table("silver.touch", "channel STRING, cost BIGINT", "('mail', 1), ('ads', 2), ('mail', 4)")
                .table("silver.channel", "channel STRING, owner STRING", "('mail', 'Ann'), ('web', 'Bob')")
                .table("silver.nothing", "channel STRING, cost BIGINT", "");
    }

    @Test
    void rowsThatOneTaskReadsAreGroupedRankedAndJoinedByIt() {
        Dataset<Row> rows = spark.sql("SELECT /*+ MERGE(owned) */ channel, cost, owner,"
                + " row_number() OVER (PARTITION BY owner ORDER BY cost) AS place FROM (" + BY_CHANNEL
                + ") FULL OUTER JOIN silver.channel AS owned USING (channel)");

        assertThat(rows(rows)).containsExactly("[ads,2,null,1]", "[mail,5,Ann,1]", "[web,null,Bob,1]");
        assertThat(plan(rows)).contains("SortMergeJoin").doesNotContain("Exchange");
    }

    @Test
    void rowsOfSeveralPartitionsAreBroughtTogether() {
        Dataset<Row> rows = spark.sql(
                "SELECT channel, count(*) FROM (SELECT channel FROM silver.touch UNION ALL SELECT channel FROM silver.channel)"
                        + " GROUP BY channel");

        assertThat(rows(rows)).containsExactly("[ads,1]", "[mail,3]", "[web,1]");
        assertThat(plan(rows)).contains("Exchange hashpartitioning");
    }

    @Test
    void rowsThatAskedToBeShuffledAre() {
        Dataset<Row> rows = spark.table("silver.touch").repartition(1);

        assertThat(rows(rows)).containsExactly("[ads,2]", "[mail,1]", "[mail,4]");
        assertThat(plan(rows)).contains("Exchange SinglePartition");
    }

    @Test
    void whatAQueryAsksForTwiceIsMadeOnce() {
        Dataset<Row> rows = spark.sql("SELECT /*+ MERGE(more) */ one.channel, one.cost + more.cost FROM (" + BY_CHANNEL
                + ") AS one INNER JOIN (" + BY_CHANNEL + ") AS more ON one.channel = more.channel");

        assertThat(rows(rows)).containsExactly("[ads,4]", "[mail,10]");
        assertThat(plan(rows)).containsSubsequence("Exchange hashpartitioning", "ReusedExchange");
    }

    @Test
    void aTotalOfNothingIsOneRow() {
        assertThat(rows(spark.sql("SELECT count(*), sum(cost) FROM silver.nothing")))
                .containsExactly("[0,null]");
        assertThat(rows(spark.sql("SELECT count(*) FROM silver.touch WHERE channel = 'none'")))
                .containsExactly("[0]");
        assertThat(rows(spark.sql("SELECT channel, count(*) FROM silver.nothing GROUP BY channel")))
                .isEmpty();
    }

    private static String plan(Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().toString();
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
