package io.plumbline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** When a source is stale or of unusual size, and what that does to who depends on it. */
@ExtendWith(Spark.class)
class SourceStatusTest {
    private static final Instant AS_OF = Instant.parse("2026-03-05T12:00:00Z");
    private static final String DELIVERY =
            "file STRING, export STRING, instance STRING, status STRING, delivered_on DATE, rows_landed BIGINT";
    private static final Definitions DEFINITIONS = HouseDefinitions.ALL;

    @TempDir
    private Path folder;

    private static Row expected(Long freshnessHours, String least, String most) {
        return RowFactory.create(
                "crm/lead",
                freshnessHours == null ? null : freshnessHours * 3600,
                "mark",
                least.isEmpty() ? null : new java.math.BigDecimal(least),
                most.isEmpty() ? null : new java.math.BigDecimal(most),
                5,
                "stop");
    }

    private static Dataset<Row> status(SparkSession spark, Row expected, String... deliveries) {
        Dataset<Row> files = spark.sql("SELECT * FROM VALUES " + String.join(", ", deliveries)
                + " AS t(file, export, instance, status, delivered_on, rows_landed)");
        return SourceStatus.of(
                files.withColumn("delivered_on", files.col("delivered_on").cast("date"))
                        .withColumn("rows_landed", files.col("rows_landed").cast("bigint")),
                spark.createDataFrame(List.of(expected), SourceStatus.EXPECTED),
                AS_OF);
    }

    private static String file(String day, String status, int rows) {
        return "('" + day + "/crm/lead.csv', 'crm/lead', CAST(NULL AS STRING), '" + status + "', '" + day + "', " + rows
                + ")";
    }

    private static List<String> texts(Dataset<Row> rows, String... columns) {
        return rows.orderBy("source")
                .selectExpr("concat_ws(' ', source, " + String.join(", ", columns) + ")")
                .as(Encoders.STRING())
                .collectAsList();
    }

    @Test
    void aSourceIsStaleWhenItsNewestDeliveryIsOlderThanItsContractSays(SparkSession spark) {
        Dataset<Row> exactlyAsOld = status(spark, expected(36L, "", ""), file("2026-03-04", "landed", 5));
        assertThat(texts(exactlyAsOld, "age_hours", "freshness_hours", "is_stale"))
                .containsExactly("crm/lead 36 36 false");
        Dataset<Row> older = status(spark, expected(35L, "", ""), file("2026-03-04", "landed", 5));
        assertThat(texts(older, "age_hours", "is_stale")).containsExactly("crm/lead 36 true");
        Dataset<Row> unasked = status(spark, expected(null, "", ""), file("2020-01-01", "landed", 5));
        assertThat(texts(unasked, "is_stale")).containsExactly("crm/lead false");
    }

    @Test
    void theSameFileAgainIsADeliveryAndARefusedOneIsNone(SparkSession spark) {
        Dataset<Row> again = status(
                spark, expected(36L, "", ""), file("2026-03-01", "landed", 5), file("2026-03-05", "duplicate", 0));
        assertThat(texts(again, "delivered_on", "is_stale")).containsExactly("crm/lead 2026-03-05 false");
        Dataset<Row> refused = status(spark, expected(36L, "", ""), file("2026-03-05", "rejected", 0));
        assertThat(texts(refused, "coalesce(string(delivered_on), 'never')", "is_stale"))
                .containsExactly("crm/lead never true");
    }

    @Test
    @DisplayName("F37 as-of decides what has been delivered: what comes later is not looked at")
    void deliveriesAfterTheAsOfInstantAreNotLookedAt(SparkSession spark) {
        Dataset<Row> later =
                status(spark, expected(36L, "", ""), file("2026-03-01", "landed", 5), file("2026-03-06", "landed", 5));
        assertThat(texts(later, "delivered_on", "is_stale")).containsExactly("crm/lead 2026-03-01 true");
    }

    @Test
    void instancesOfAnExportAreSourcesOfTheirOwn(SparkSession spark) {
        Dataset<Row> two = status(
                spark,
                expected(36L, "", ""),
                file("2026-03-05", "landed", 5),
                "('2026-03-01/crm@emea/lead.csv', 'crm/lead', 'emea', 'landed', '2026-03-01', 7)");
        assertThat(texts(two, "rows", "is_stale")).containsExactly("crm/lead 5 false", "crm@emea/lead 7 true");
    }

    @Test
    void aDateIsUnusualAgainstTheMedianOfTheDatesBefore(SparkSession spark) {
        String[] history = {
            file("2026-02-01", "landed", 9000),
            file("2026-02-27", "landed", 90),
            file("2026-02-28", "landed", 100),
            file("2026-03-01", "landed", 100),
            file("2026-03-02", "landed", 110),
            file("2026-03-03", "landed", 120)
        };
        assertThat(texts(with(spark, history, 50), "rows", "usual_rows", "is_unusual"))
                .containsExactly("crm/lead 50 100.0 false");
        assertThat(texts(with(spark, history, 49), "rows", "is_unusual")).containsExactly("crm/lead 49 true");
        assertThat(texts(with(spark, history, 200), "rows", "is_unusual")).containsExactly("crm/lead 200 false");
        assertThat(texts(with(spark, history, 201), "rows", "is_unusual")).containsExactly("crm/lead 201 true");
    }

    @Test
    void twoDatesDoNotTellWhatIsUsual(SparkSession spark) {
        String[] history = {file("2026-03-02", "landed", 100), file("2026-03-03", "landed", 100)};
        assertThat(texts(with(spark, history, 1), "coalesce(string(usual_rows), 'unknown')", "is_unusual"))
                .containsExactly("crm/lead unknown false");
    }

    private static Dataset<Row> with(SparkSession spark, String[] history, int rows) {
        String[] all = java.util.Arrays.copyOf(history, history.length + 1);
        all[history.length] = file("2026-03-04", "landed", rows);
        return status(spark, expected(null, "0.5", "2"), all);
    }

    @Test
    @DisplayName("F36 a KPI that depends on a missing source is stale until its last delivery, and others are not")
    void kpisOfAStaleSourceAreMarked(SparkSession spark) {
        StandardFunctions.register(spark, DEFINITIONS, AS_OF);
        LakeFixture fixture = new LakeFixture(spark, folder)
                .table(
                        "ops.delivery",
                        DELIVERY,
                        "('a', 'salesforce/lead', NULL, 'landed', '2026-03-01', 5),"
                                + " ('b', 'jira/issue', NULL, 'landed', '2026-03-05', 5)")
                .table("bronze.salesforce_lead", "id STRING", "('1')")
                .table("bronze.jira_issue", "id STRING", "('1')")
                .madeFrom("silver.funnel", "bronze.salesforce_lead")
                .madeFrom("silver.work_flow", "bronze.jira_issue");
        write(fixture, new SourceStatusStep(DEFINITIONS, AS_OF));
        write(fixture, new KpiFreshnessStep(DEFINITIONS));

        List<String> kpis = DEFINITIONS.kpis().stream()
                .filter(kpi -> List.of("silver.funnel", "silver.work_flow")
                        .contains(kpi.source().toString()))
                .map(kpi -> kpi.name() + " " + kpi.source().name().equals("funnel"))
                .sorted()
                .toList();
        assertThat(kpis).isNotEmpty();
        spark.createDataFrame(
                        DEFINITIONS.kpis().stream()
                                .map(kpi -> RowFactory.create(
                                        kpi.name(), kpi.source().toString()))
                                .toList(),
                        org.apache.spark.sql.types.StructType.fromDDL("kpi STRING, source STRING"))
                .createOrReplaceTempView("kpi");
        String joined = "gold.fct_kpi_freshness JOIN kpi ON kpi_key = member_key('kpi', kpi)";
        assertThat(spark.sql("SELECT concat_ws(' ', kpi, is_stale) FROM " + joined
                                + " WHERE source IN ('silver.funnel', 'silver.work_flow') ORDER BY 1")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactlyElementsOf(kpis);
        assertThat(spark.sql("SELECT DISTINCT concat_ws(' ', stale_sources, complete_until) FROM " + joined
                                + " WHERE is_stale")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("salesforce/lead 2026-03-01");
        assertThat(violations(spark, "sources_are_as_expected")).containsExactly("salesforce/lead");
        assertThat(violations(spark, "sources_that_must_be_as_expected_are")).isEmpty();
    }

    @Test
    void aSourceThatMustNotBeMissingWithholdsTheRelease(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "ops.source_status",
                        "source STRING, delivered_on DATE, age_hours BIGINT, freshness_hours BIGINT, is_stale BOOLEAN,"
                                + " when_stale STRING, rows BIGINT, usual_rows DOUBLE, is_unusual BOOLEAN, when_unusual STRING",
                        "('a', '2026-03-01', 99, 36, true, 'stop', 1, NULL, false, NULL),"
                                + " ('b', '2026-03-05', 9, 36, false, 'mark', 1, 100, true, 'stop'),"
                                + " ('c', '2026-03-01', 99, 36, true, 'mark', 1, NULL, false, NULL)");
        StandardFunctions.register(spark, DEFINITIONS, AS_OF);
        assertThat(violations(spark, "sources_that_must_be_as_expected_are")).containsExactly("a", "b");
        assertThat(violations(spark, "sources_are_as_expected")).containsExactly("c");
    }

    private static List<String> violations(SparkSession spark, String gate) {
        String query = DEFINITIONS.gates().stream()
                .filter(candidate -> candidate.name().equals(gate))
                .findFirst()
                .orElseThrow()
                .query()
                .sql();
        return spark.sql("SELECT source FROM (" + query + ") ORDER BY source")
                .as(Encoders.STRING())
                .collectAsList();
    }

    private static void write(LakeFixture fixture, Step step) {
        Change change = step.compute(new StepContext(fixture.lake(), DEFINITIONS, AS_OF, 1, Optional.empty()));
        ((Change.Rebuild) change)
                .rows()
                .write()
                .format("delta")
                .save(fixture.lake().path(step.table()).toString());
    }
}
