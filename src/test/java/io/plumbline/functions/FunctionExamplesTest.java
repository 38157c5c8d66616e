package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.functions.FunctionScript.Example;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class FunctionExamplesTest {
    @Test
    void everyExampleInFunctionsSqlHolds(SparkSession spark, @TempDir Path folder) {
        Definitions definitions = StandardProject.in(folder, "Europe/Berlin");
        StandardFunctions.register(spark, definitions, Instant.parse("2026-03-05T06:00:00Z"));
        List<Example> examples = new FunctionScript(definitions.functions()).examples();

        Row holds = spark.sql("SELECT "
                        + String.join(", ", examples.stream().map(this::holds).toList()))
                .first();

        List<Example> wrong = new ArrayList<>();
        IntStream.range(0, examples.size()).filter(i -> !holds.getBoolean(i)).forEach(i -> wrong.add(examples.get(i)));
        assertThat(examples).hasSizeGreaterThan(40);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aSessionHasTheFunctionsOfTheLastScriptAsOfTheLastInstant(SparkSession spark, @TempDir Path folder) {
        assertThat(told(spark, folder.resolve("one"), "'one'", 1)).isEqualTo("one 1");
        assertThat(told(spark, folder.resolve("other"), "'other'", 1)).isEqualTo("other 1");
        assertThat(told(spark, folder.resolve("other"), "'other'", 2)).isEqualTo("other 2");
        assertThat(told(spark, folder.resolve("one"), "'one'", 2)).isEqualTo("one 2");
    }

    private static String told(SparkSession spark, Path project, String word, long seconds) {
        Definitions definitions = DefinitionTree.emptyProject(project)
                .write("jobs/nightly/functions.sql", """
                        CREATE OR REPLACE TEMPORARY FUNCTION told() RETURNS STRING
                        RETURN concat_ws(' ', %s, unix_seconds(as_of()));
                        """.formatted(word))
                .load();
        StandardFunctions.register(spark, definitions, Instant.ofEpochSecond(seconds));
        return spark.sql("SELECT told()").first().getString(0);
    }

    @Test
    void javaFunctionsAnswerInSql(SparkSession spark, @TempDir Path folder) {
        StandardFunctions.register(
                spark, StandardProject.in(folder, "Europe/Berlin"), Instant.parse("2026-03-05T06:00:00Z"));

        Row row = spark.sql("SELECT normalize_email(' Ana@Example.COM '), is_valid_email('n/a'),"
                        + " normalize_phone('(512) 555-0101', default_region()),"
                        + " classify('channel', array('form_fill', 'LinkedIn', 'Paid-Social', NULL, NULL, NULL), DATE '2026-03-01'),"
                        + " classify('lifecycle', array('x'), CAST(NULL AS DATE)),"
                        + " query_param('https://a.example/?utm_source=a%20b#x', 'utm_source'),"
                        + " as_of(), reporting_currency(), fx_max_age_days()")
                .first();

        assertThat(row.getString(0)).isEqualTo("ana@example.com");
        assertThat(row.getBoolean(1)).isFalse();
        assertThat(row.getString(2)).isEqualTo("+15125550101");
        assertThat(row.getStruct(3).toString()).isEqualTo("[Paid Social,rule:paid_social,Map()]");
        assertThat(row.isNullAt(4)).isTrue();
        assertThat(row.getString(5)).isEqualTo("a b");
        assertThat(row.getTimestamp(6).toInstant()).isEqualTo(Instant.parse("2026-03-05T06:00:00Z"));
        assertThat(row.getString(7)).isEqualTo("USD");
        assertThat(row.getInt(8)).isEqualTo(7);
    }

    private String holds(Example example) {
        return "(" + example.call() + ") IS NOT DISTINCT FROM (" + example.expected() + ")";
    }
}
