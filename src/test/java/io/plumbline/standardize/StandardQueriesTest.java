package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class StandardQueriesTest {
    private static final Instant NIGHT = Instant.parse("2026-03-20T06:00:00Z");

    @Test
    void ratesReachOverDaysWithoutOneButNotTooFar(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.fx_rate",
                        "rate_date DATE, currency STRING, rate DECIMAL(19,9)",
                        "('2026-03-06', 'EUR', 1.1), ('2026-03-09', 'EUR', 1.2)");

        assertThat(result(
                        spark,
                        folder,
                        "silver.fx_rate_daily",
                        "concat_ws(' ', currency, min(day), max(day), rate, rate_date)",
                        "GROUP BY currency, rate, rate_date HAVING currency <> 'USD'"))
                .containsExactly(
                        "EUR 2026-03-06 2026-03-08 1.100000000 2026-03-06",
                        "EUR 2026-03-09 2026-03-16 1.200000000 2026-03-09");
        assertThat(result(
                        spark,
                        folder,
                        "silver.fx_rate_daily",
                        "concat_ws(' ', min(day), max(day), min(rate), count(*))",
                        "WHERE currency = 'USD'"))
                .containsExactly("2026-03-06 2026-03-20 1.000000000 15");
    }

    @Test
    void staysAreDatedByTheItemOrElseByTheSnapshot(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.work_item_snapshot",
                        "source_system STRING, source_id STRING, snapshot_at TIMESTAMP, status STRING, status_class STRING,"
                                + " created_at TIMESTAMP, updated_at TIMESTAMP, resolved_at TIMESTAMP, _generated_at TIMESTAMP",
                        String.join(
                                ", ",
                                snapshot("2", "To Do", "queue", "2026-03-01 09:00", null),
                                snapshot("3", "To Do", "queue", "2026-03-02 12:00", null),
                                snapshot("4", "Awaiting Approval", "waiting", "2026-03-03 15:00", null),
                                snapshot("5", "In Progress", "active", "2026-03-03 15:00", null),
                                snapshot("6", "Done", "done", "2026-03-05 20:00", "2026-03-05 18:00")));

        assertThat(result(
                        spark,
                        folder,
                        "silver.work_item_transition",
                        "concat_ws(' ', status_class, date_format(entered_at, 'dd HH:mm'),"
                                + " coalesce(date_format(left_at, 'dd HH:mm'), '-'), precision)",
                        ""))
                .containsExactlyInAnyOrder(
                        "queue 01 09:00 03 15:00 exact",
                        "waiting 03 15:00 05 00:00 exact",
                        "active 05 00:00 05 18:00 snapshot",
                        "done 05 18:00 - exact");
    }

    private static String snapshot(String day, String status, String statusClass, String updated, String resolved) {
        String at = "TIMESTAMP '2026-03-0" + day + " 00:00:00Z'";
        return "('jira', '10102', " + at + ", '" + status + "', '" + statusClass
                + "', TIMESTAMP '2026-03-01 09:00:00Z',"
                + " TIMESTAMP '" + updated + ":00Z', "
                + (resolved == null ? "CAST(NULL AS TIMESTAMP)" : "TIMESTAMP '" + resolved + ":00Z'") + ", " + at + ")";
    }

    private static List<String> result(SparkSession spark, Path folder, String table, String column, String rest) {
        Definitions definitions = StandardProject.in(folder.resolve("project"), "UTC");
        StandardFunctions.register(spark, definitions, NIGHT);
        String sql = Objects.requireNonNull(definitions.tables().get(TableName.of(table)))
                .sql()
                .orElseThrow()
                .sql();
        spark.sql(sql).createOrReplaceTempView("result");
        return spark
                .sql("SELECT " + column + " AS text FROM result " + rest + " ORDER BY text")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
