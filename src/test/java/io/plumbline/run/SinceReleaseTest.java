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

/** Run 5 made the release; the tables' later commits are what changed since. */
@ExtendWith(Spark.class)
class SinceReleaseTest {
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;
    private static final String CONVERSION = "silver.conversion";
    private static final String CREDIT = "gold.fct_attribution_credit";
    private static final String MODEL = "gold.dim_model";

    @TempDir
    Path folder;

    private LakeFixture lake;

    @BeforeEach
    void releasedTables(SparkSession spark) {
        lake = new LakeFixture(spark, folder)
                .commit(CONVERSION, "conversion_key BIGINT, month INT", "(1, 202601), (2, 202602)", 5, List.of())
                .commit(CREDIT, "conversion_key BIGINT, conversion_month INT", "(1, 202601), (2, 202602)", 5, List.of())
                .commit(MODEL, "model_key BIGINT", "(1)", 4, List.of());
    }

    @Test
    void nothingChangedWhenNobodyWrote() {
        assertThat(changed(DEFINITIONS.hash())).contains(Set.of());
    }

    @Test
    void theNotesOfLaterCommitsNamePartitionsAndRowsAreComparedWhereTheyDoNot() {
        lake.commit(CREDIT, "conversion_key BIGINT, conversion_month INT", "(1, 202601)", 6, List.of(202601))
                .commit(CREDIT, "conversion_key BIGINT, conversion_month INT", "(1, 202601)", 7, List.of(202603))
                .commit(CONVERSION, "conversion_key BIGINT, month INT", "(1, 202601), (3, 202602)", 7, List.of());
        assertThat(changed(DEFINITIONS.hash())).contains(Set.of(202601, 202602, 202603));
    }

    @Test
    void allMayHaveChangedWithATableThatHasNoPartitions() {
        lake.commit(MODEL, "model_key BIGINT", "(1), (2)", 6, List.of());
        assertThat(changed(DEFINITIONS.hash())).isEmpty();
    }

    @Test
    void allMayHaveChangedWithTheDefinitions() {
        assertThat(changed("others")).isEmpty();
    }

    @Test
    void allIsNewBeforeTheFirstRelease() {
        assertThat(new SinceRelease(lake.lake(), DEFINITIONS, Optional.empty())
                        .partitions(Set.of(TableName.of(CREDIT))))
                .isEmpty();
    }

    private Optional<Set<Integer>> changed(String definitions) {
        Release release = new Release("r", 5, "2026-03-05T12:00:00Z", definitions, Map.of(), Map.of());
        return new SinceRelease(lake.lake(), DEFINITIONS, Optional.of(release))
                .partitions(Set.of(TableName.of(CONVERSION), TableName.of(CREDIT), TableName.of(MODEL)));
    }
}
