package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class UniqueKeysTest {
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;

    @TempDir
    Path folder;

    @Test
    void aRepeatedKeyIsToldWithItsTable(SparkSession spark) throws Exception {
        Lake lake = new LakeFixture(spark, folder)
                .table(
                        "silver.fx_rate_daily",
                        "currency STRING, day DATE",
                        "('EUR', '2026-03-01'), ('EUR', '2026-03-02'), ('USD', '2026-03-01'), ('USD', '2026-03-01')")
                .table("silver.touch", "touch_key BIGINT", "(1), (2), (-1)")
                .table("silver.person_link", "person_record_key BIGINT", "(7), (7), (7), (8), (8)")
                .lake();
        assertThat(violations(lake, "silver.fx_rate_daily", "silver.touch", "silver.person_link"))
                .containsExactlyInAnyOrder(
                        "silver.fx_rate_daily: key currency, day is unique: 1 keys occur more than once",
                        "silver.person_link: key person_record_key is unique: 2 keys occur more than once");
    }

    /** More rows than are asked together with other tables. */
    @Test
    void soItIsInALargeTable(SparkSession spark) throws Exception {
        LakeFixture fixture = new LakeFixture(spark, folder);
        spark.range(30_000)
                .selectExpr("CASE WHEN id = 29999 THEN 0 ELSE id END AS touch_key")
                .write()
                .format("delta")
                .save(fixture.lake().path(TableName.of("silver.touch")).toString());
        assertThat(violations(fixture.lake(), "silver.touch"))
                .containsExactly("silver.touch: key touch_key is unique: 1 keys occur more than once");
    }

    private static List<String> violations(Lake lake, String... tables) throws Exception {
        List<TableContract> contracts = Stream.of(tables)
                .map(table -> DEFINITIONS.contract(TableName.of(table)))
                .toList();
        List<GateResult> results = InParallel.all(
                        new UniqueKeys(lake, new SinceRelease(lake, DEFINITIONS, Optional.empty()), 1)
                                .checks(contracts))
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(results).allMatch(GateResult::withholds);
        return results.stream()
                .map(result -> result.gate() + ": " + String.join(", ", result.violations()))
                .toList();
    }
}
