package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import io.plumbline.run.StepOutcome.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table that a query reads only through a function is an input of its step like any other. */
@ExtendWith(Spark.class)
class LookupStepTest {
    private static final TableName LINK = TableName.of("silver.person_link");
    private static final TableName ASKED = TableName.of("silver.asked");
    private static final String LINK_COLUMNS = "person_record_key BIGINT, person_key BIGINT";

    @TempDir
    Path folder;

    @Test
    void theStepRunsAgainWhenTheTableChangesAndOnlyThen(SparkSession spark) {
        Definitions definitions = definitions();
        LakeFixture fixture =
                new LakeFixture(spark, folder.resolve("lake")).table(LINK.toString(), LINK_COLUMNS, "(1, 10)");
        Lake lake = fixture.lake();
        StandardFunctions.register(spark, definitions, Instant.EPOCH);
        Step step = new SqlStep(definitions.contract(ASKED), "", Instant.EPOCH);
        StepRunner first = runner(lake, definitions, 1);
        StepRunner second = runner(lake, definitions, 2);

        assertThat(step.inputs()).containsExactly(LINK);
        assertThat(first.run(step).result()).isEqualTo(Result.WROTE);
        assertThat(second.run(step).result()).isEqualTo(Result.KEPT);
        assertThat(Stale.tables(lake, List.of(step), Set.of())).isEmpty();
        assertThat(Stale.tables(lake, List.of(step), Set.of(LINK))).containsExactly(ASKED);

        fixture.table(LINK.toString(), LINK_COLUMNS, "(1, 11)");

        assertThat(Stale.tables(lake, List.of(step), Set.of())).containsExactly(ASKED);
        assertThat(second.run(step).result()).isEqualTo(Result.WROTE);
        assertThat(lake.read(ASKED).collectAsList()).extracting(Row::toString).containsExactly("[11]");
    }

    private static StepRunner runner(Lake lake, Definitions definitions, long run) {
        return new StepRunner(lake, definitions, Instant.EPOCH, run, 0, new Silence());
    }

    private Definitions definitions() {
        return DefinitionTree.emptyProject(folder)
                .write("jobs/nightly.conf", "stages = [{ name = reconcile, tables = [" + LINK + ", " + ASKED + "] }]")
                .write("jobs/nightly/1-reconcile/person_link.conf", contract(LINK, "person_record_key", """
                        person_record_key { type = bigint, required = true, meaning = "Record." }
                        person_key { type = bigint, required = true, meaning = "Person." }"""))
                .write(
                        "jobs/nightly/1-reconcile/asked.conf",
                        contract(ASKED, "person_key", "person_key { type = bigint, meaning = \"Person.\" }"))
                .write("jobs/nightly/1-reconcile/asked.sql", "SELECT Person_Of (1L) AS person_key")
                .load();
    }

    private static String contract(TableName table, String key, String columns) {
        return "name = " + table + "\ngrain = \"One row.\"\nowner = us\nkey = [" + key + "]\ncolumns {\n" + columns
                + "\n}\n";
    }
}
