package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.run.Change;
import io.plumbline.run.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class IdentityCreditStepTest {
    private static final String CREDIT =
            "person_key BIGINT, milestone_key BIGINT, model_key BIGINT, conversion_month INT,"
                    + " touch_key BIGINT, credited_conversions DECIMAL(8,6), credited_amount DECIMAL(18,4)";
    private static final String EVENT = "run BIGINT, from_person_key BIGINT, to_person_key BIGINT";
    private static final String BEFORE = "(10, 1, 1, 202603, 5, 1, 100), (20, 1, 1, 202603, 6, 0.5, NULL),"
            + " (30, 1, 1, 202603, 7, 0.5, NULL), (10, 1, 1, 202602, 8, 1, 50)";

    @TempDir
    private Path folder;

    private LakeFixture lake;
    private StepContext context;
    private IdentityCreditStep step;

    @BeforeEach
    void open(SparkSession spark) {
        Definitions definitions = HouseDefinitions.ALL;
        step = new IdentityCreditStep(definitions.contract(IdentityCreditStep.TABLE));
        lake = new LakeFixture(spark, folder)
                .table("gold.fct_attribution_credit", CREDIT, BEFORE)
                .table("ops.identity_event", EVENT, "");
        context = new StepContext(lake.lake(), definitions, Instant.EPOCH, 7, Optional.empty());
    }

    @Test
    void theFirstTimeThereIsNothingToCompare() {
        assertThat(((Change.Rebuild) step.compute(context)).rows().count()).isZero();
    }

    @Test
    void creditOfBothPeopleIsToldBeforeAndAfterAndOfNobodyElse() {
        lake.table("ops.identity_credit", "run BIGINT", "")
                .commit("ops.identity_event", EVENT, "(6, 30, 20), (7, 20, 10), (7, NULL, 40)", 7, List.of())
                .commit(
                        "gold.fct_attribution_credit",
                        CREDIT,
                        "(10, 1, 1, 202603, 5, 0.4, 40), (10, 1, 1, 202603, 6, 0.6, 60), (30, 1, 1, 202603, 7, 0.7, NULL),"
                                + " (10, 1, 1, 202602, 8, 1, 50)",
                        7,
                        List.of(202603));

        Dataset<Row> moved = ((Change.Append) step.compute(context)).rows();

        assertThat(moved
                        .orderBy("person_key")
                        .selectExpr(
                                "person_key",
                                "conversion_month",
                                "touches_before",
                                "touches_after",
                                "credited_conversions_before",
                                "credited_conversions_after",
                                "credited_amount_before",
                                "credited_amount_after",
                                "run")
                        .collectAsList()
                        .stream()
                        .map(Row::toString))
                .containsExactly(
                        "[10,202603,1,2,1.000000,1.000000,100.0000,100.0000,7]",
                        "[20,202603,1,0,0.500000,0.000000,null,null,7]");
        assertThat(moved.columns())
                .containsExactlyInAnyOrderElementsOf(
                        context.definitions().contract(IdentityCreditStep.TABLE).columns().stream()
                                .map(column -> column.name())
                                .toList());
    }

    @Test
    void withoutEventsOrOtherCreditNothingIsTold() {
        lake.table("ops.identity_credit", "run BIGINT", "");
        assertThat(step.compute(context)).isEqualTo(new Change.Nothing());

        lake.commit("ops.identity_event", EVENT, "(7, 20, 10)", 7, List.of());
        assertThat(step.compute(context)).isEqualTo(new Change.Nothing());
    }
}
