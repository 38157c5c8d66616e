package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small exports are interpreted and large ones compiled; nobody may see a difference. */
@ExtendWith(Spark.class)
class CompiledMappingTest {
    private static final Instant AS_OF = Instant.parse("2026-03-05T06:00:00Z");

    /** What cells hold in turn, so that each column sees what it can read and what it cannot. */
    private static final List<String> CELLS = List.of(
            "1",
            "2026-03-01T03:00:00Z",
            "{\"Query Parameters\":\"utm_source=LinkedIn&utm_medium=Paid-Social&gclid=Ab_1\",\"Success\":true}",
            "true",
            "ben.okafor@example.com",
            "2026-03-01",
            "1,234.50",
            "104",
            "EUR",
            "(unknown) ä",
            "");

    @ParameterizedTest
    @CsvSource({
        "marketo/activity, silver.touch",
        "marketo/activity, silver.person_merge",
        "salesforce/lead, silver.person_record",
        "google_ads/campaign_report, silver.ad_spend",
        "jira/issue, silver.work_item_snapshot"
    })
    void compiledRowsAreTheInterpretedOnes(String export, String table, SparkSession spark, @TempDir Path folder) {
        Definitions definitions = StandardProject.in(folder, "America/New_York");
        StandardFunctions.register(spark, definitions, AS_OF);
        Delivered delivered = delivered(spark, definitions, export);

        List<String> interpreted = everyRow(delivered, table);
        spark.conf().set("spark.sql.codegen.factoryMode", "CODEGEN_ONLY");
        spark.conf().set("spark.sql.codegen.wholeStage", "true");

        assertThat(everyRow(delivered, table)).isEqualTo(interpreted).isNotEmpty();
    }

    private static List<String> everyRow(Delivered delivered, String table) {
        List<Row> rows = delivered.rows(table, "*");
        List<Row> refused = delivered.refused(table, "file", "row", "column", "reason");
        return Stream.concat(rows.stream(), refused.stream()).map(Row::toString).toList();
    }

    /** Each row begins at another cell; the activities are of each type. */
    private static Delivered delivered(SparkSession spark, Definitions definitions, String name) {
        Delivered delivered = new Delivered(spark, definitions, name);
        Export export = definitions.exports().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> types = List.of("1", "2", "11", "32", "104", "131");
        for (int row = 0; row < CELLS.size(); row++) {
            Map<String, String> cells = new HashMap<>();
            for (int column = 0; column < export.columns().size(); column++) {
                cells.put(export.columns().get(column).name(), CELLS.get((row + column) % CELLS.size()));
            }
            if (cells.containsKey("activity_type_id")) {
                cells.put("activity_type_id", types.get(row % types.size()));
            }
            delivered.row("2026-03-02/" + name + ".csv", cells);
        }
        return delivered;
    }
}
