package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run that dies between a table's commit and its quarantine leaves the records to the next run. */
@ExtendWith(Spark.class)
class RefusalsTest {
    private static final TableName TABLE = TableName.of("silver.fx_rate");
    private static final TableName QUARANTINE = TableName.of("ops.quarantine");
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;

    @TempDir
    Path folder;

    /** Writes no row, refuses one record, and tells it again to whom asks for all. */
    private record Refusing(SparkSession spark, String definitionHash, boolean isDying) implements Step {
        @Override
        public TableName table() {
            return TABLE;
        }

        @Override
        public Set<TableName> inputs() {
            return Set.of();
        }

        @Override
        public Change compute(StepContext context) {
            String[] columns = DEFINITIONS.contract(TABLE).columns().stream()
                    .map(column -> "CAST(NULL AS " + column.type() + ") AS `" + column.name() + "`")
                    .toArray(String[]::new);
            Change change = new Change.Rebuild(spark.range(0).selectExpr(columns));
            return isDying ? change : change.refusing(refusals("fx"));
        }

        @Override
        public Refusals refusals(StepContext context) {
            return refusals("fx, left by an earlier run");
        }

        private Refusals refusals(String writer) {
            Dataset<Row> records = spark.sql(
                    "SELECT 'standardize' AS stage, 'finance/fx_rate' AS export, 'silver.fx_rate' AS refused_by,"
                            + " 'd1' AS delivery_id, 'fx.csv' AS file, 7L AS row, CAST(NULL AS BIGINT) AS line,"
                            + " 'rate' AS column, 'cannot be read' AS reason, 'replay' AS leaves_by, map('rate', 'much') AS cells");
            return new Refusals(
                    List.of(new Refusals.Source(writer, records, Optional.empty(), Optional.empty())), List.of());
        }
    }

    @Test
    void theNextRunQuarantinesWhatADeadOneLeft(SparkSession spark) {
        Lake lake = new LakeFixture(spark, folder).lake();
        runner(spark, lake, 1, 0).run(new Refusing(spark, "v1", true));
        assertThat(lake.exists(QUARANTINE)).isFalse();

        runner(spark, lake, 2, 0).run(new Refusing(spark, "v1", false));

        assertThat(lake.read(QUARANTINE).count()).isEqualTo(1);
    }

    @Test
    void soItDoesWhenTheTableIsMadeAnewAndNothingIsThereTwice(SparkSession spark) {
        Lake lake = new LakeFixture(spark, folder).lake();
        runner(spark, lake, 1, 0).run(new Refusing(spark, "v1", true));

        runner(spark, lake, 2, 0).run(new Refusing(spark, "v2", false));

        assertThat(lake.read(QUARANTINE).count()).isEqualTo(1);
    }

    @Test
    void aReleasedRunIsNotAskedAgain(SparkSession spark) {
        Lake lake = new LakeFixture(spark, folder).lake();
        runner(spark, lake, 1, 0).run(new Refusing(spark, "v1", true));

        runner(spark, lake, 2, 1).run(new Refusing(spark, "v1", false));

        assertThat(lake.exists(QUARANTINE)).isFalse();
    }

    private static StepRunner runner(SparkSession spark, Lake lake, long run, long finished) {
        return new StepRunner(lake, DEFINITIONS, Instant.EPOCH, run, finished, new Silence());
    }
}
