package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class StepsTest {
    @TempDir
    Path root;

    /** A stage whose table a project may do without. */
    private static final class Reconciling implements Stage {
        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public List<Step> steps(Definitions definitions, Instant asOf) {
            definitions.contract(TableName.of("silver.person"));
            return List.of();
        }
    }

    @Test
    void stageThatTheJobLeavesOutIsNotAskedForItsTables() {
        Definitions definitions = DefinitionTree.emptyProject(root).load();

        assertThat(Steps.of(definitions, List.of(new Reconciling()), Instant.EPOCH))
                .isEmpty();
    }

    /** A step that nobody runs here. */
    private record Made(TableName table, Set<TableName> inputs) implements Step {
        @Override
        public String definitionHash() {
            return "";
        }

        @Override
        public Change compute(StepContext context) {
            return new Change.Nothing();
        }
    }

    @Test
    void tablesOfSystemsThatNeverDeliveredAreLeftOutUnlessTheyAreRead(SparkSession spark) {
        Lake lake = new LakeFixture(spark, root)
                .table("bronze.crm_lead", "id STRING", "('1')")
                .table("silver.old", "id STRING", "")
                .lake();
        TableName never = TableName.of("bronze.web_visit");
        Step fed = new Made(TableName.of("silver.lead"), Set.of(TableName.of("bronze.crm_lead"), never));
        Step idle = new Made(TableName.of("silver.visit"), Set.of(never));
        Step idleButRead = new Made(TableName.of("silver.touch"), Set.of(never));
        Step idleButMadeBefore = new Made(TableName.of("silver.old"), Set.of(never));
        Step reader = new Made(TableName.of("gold.fct_touch"), Set.of(TableName.of("silver.touch")));
        List<Step> steps = List.of(fed, idle, idleButRead, idleButMadeBefore, reader);

        assertThat(Steps.fed(lake, steps, Set.of())).containsExactly(fed, idleButRead, idleButMadeBefore, reader);
        assertThat(Steps.fed(lake, steps, Set.of(never))).isEqualTo(steps);
    }
}
