package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Releases.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Run 5 made the release, whose fact already holds a key of nobody: what is told of it shows which rows were asked. */
@ExtendWith(Spark.class)
class ReferencedKeysTest {
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;
    private static final TableName FACT = TableName.of("gold.fct_kpi_freshness");
    private static final TableName DIMENSION = TableName.of("gold.dim_kpi");
    private static final Optional<Release> RELEASE =
            Optional.of(new Release("r", 5, "2026-03-05T12:00:00Z", DEFINITIONS.hash(), Map.of(), Map.of()));

    @TempDir
    Path folder;

    private LakeFixture lake;

    @BeforeEach
    void releasedTables(SparkSession spark) {
        lake = new LakeFixture(spark, folder)
                .commit(FACT.toString(), "kpi_key BIGINT", "(1), (2), (9), (9), (-8)", 5, List.of())
                .commit(DIMENSION.toString(), "kpi_key BIGINT", "(1), (2), (-1)", 5, List.of());
    }

    @Test
    void aKeyOfNobodyIsToldWithItsColumnAndWithholds() {
        GateResult result =
                new ReferencedKeys(lake.lake(), DEFINITIONS, sinceRelease(Optional.empty()), Set.of(FACT)).check();
        assertThat(result.withholds()).isTrue();
        assertThat(result.violations()).containsExactly(unknown(2, -8));
    }

    @Test
    void rowsOfTheReleaseAreNotAskedAgain(SparkSession spark) {
        append(spark, "VALUES (1), (7)");
        assertThat(since(Set.of(FACT))).containsExactly(unknown(1, 7));
    }

    @Test
    void norWhenTheirDimensionOnlyGained() {
        lake.commit(DIMENSION.toString(), "kpi_key BIGINT", "(1), (2), (3), (-1)", 6, List.of());
        assertThat(since(Set.of(DIMENSION))).isEmpty();
    }

    @Test
    void allAreAskedWhenTheirDimensionLostAKey(SparkSession spark) {
        lake.commit(DIMENSION.toString(), "kpi_key BIGINT", "(1), (9), (-8), (-1)", 6, List.of());
        append(spark, "VALUES (1)");
        assertThat(since(Set.of(FACT, DIMENSION))).containsExactly(unknown(1, 2));
    }

    @Test
    void aKeyThatIsNotGivenIsNoKeyOfNobody(SparkSession spark) {
        append(spark, "VALUES (CAST(NULL AS BIGINT))");
        assertThat(since(Set.of(FACT))).isEmpty();
    }

    private void append(SparkSession spark, String values) {
        spark.sql(values)
                .selectExpr("CAST(col1 AS BIGINT) AS kpi_key")
                .write()
                .format("delta")
                .mode("append")
                .option(
                        "userMetadata",
                        "{\"run\":6,\"definition\":\"fixture\",\"inputs\":{},\"partitions\":[],\"deliveries\":[]}")
                .save(lake.lake().path(FACT).toString());
    }

    private List<String> since(Set<TableName> unreleased) {
        return new ReferencedKeys(lake.lake(), DEFINITIONS, sinceRelease(RELEASE), unreleased)
                .check()
                .violations();
    }

    private SinceRelease sinceRelease(Optional<Release> release) {
        return new SinceRelease(lake.lake(), DEFINITIONS, release);
    }

    private static String unknown(int keys, int first) {
        return "gold.fct_kpi_freshness.kpi_key has %d keys that gold.dim_kpi has not, the first: %d"
                .formatted(keys, first);
    }
}
