package io.plumbline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.TableContract;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every KPI file brings an example: a few rows of its source, and what the KPI is for them. */
@ExtendWith(Spark.class)
class KpiExamplesTest {
    @TestFactory
    Stream<DynamicTest> kpiIsWhatItsExampleSays(SparkSession spark) {
        StandardFunctions.register(spark, HouseDefinitions.ALL, Instant.parse("2030-01-01T12:00:00Z"));
        return HouseDefinitions.ALL.kpis().stream().map(kpi -> dynamicTest(kpi.name(), () -> run(spark, kpi)));
    }

    private static void run(SparkSession spark, Kpi kpi) {
        List<Row> totals = KpiQuery.values(rows(spark, kpi), List.of(kpi), LocalDate.of(2030, 1, 1))
                .filter("dimension = 'total'")
                .collectAsList();
        assertThat(totals).as("months in the example of %s", kpi.place()).hasSize(1);
        Optional<BigDecimal> value = Optional.ofNullable(totals.get(0).getAs("value"));
        assertThat(value.map(BigDecimal::stripTrailingZeros))
                .isEqualTo(kpi.example().value().map(BigDecimal::stripTrailingZeros));
    }

    private static Dataset<Row> rows(SparkSession spark, Kpi kpi) {
        TableContract contract = HouseDefinitions.ALL.contract(kpi.source());
        StructType texts = new StructType();
        List<String> casts = new ArrayList<>();
        for (TableContract.TableColumn column : contract.columns()) {
            texts = texts.add(column.name(), "string");
            String cell = column.type().toUpperCase(Locale.ROOT).startsWith("ARRAY") ? "split(`%s`, ', *')" : "`%s`";
            casts.add("CAST(%s AS %s) AS `%s`".formatted(cell.formatted(column.name()), column.type(), column.name()));
        }
        List<Row> rows =
                kpi.example().rows().stream().map(row -> row(contract, row)).toList();
        return spark.createDataFrame(rows, texts).selectExpr(casts.toArray(String[]::new));
    }

    private static Row row(TableContract contract, Map<String, String> cells) {
        return RowFactory.create(contract.columns().stream()
                .map(column -> cells.get(column.name()))
                .toArray());
    }
}
