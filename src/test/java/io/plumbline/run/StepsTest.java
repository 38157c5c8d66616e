package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
