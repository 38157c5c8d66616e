package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Lookup;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class LookupFunctionsTest {
    private static final String LINK = "silver.person_link";
    private static final String LINK_COLUMNS = "person_record_key BIGINT, person_key BIGINT";
    private static final String TWO_RECORDS =
            "SELECT person_of(id), person_of(CAST(NULL AS BIGINT)) FROM range(1, 3) ORDER BY id";

    @TempDir
    Path folder;

    @Test
    void aRecordIsLookedUpInTheNewestVersionOfTheTable(SparkSession spark) {
        LakeFixture lake = new LakeFixture(spark, folder).table(LINK, LINK_COLUMNS, "(1, 10)");
        LookupFunctions.register(spark);

        assertThat(answers(spark)).containsExactly("[10,null]", "[null,null]");

        lake.table(LINK, LINK_COLUMNS, "(1, 11), (2, 20)");
        assertThat(answers(spark)).containsExactly("[11,null]", "[20,null]");
    }

    @Test
    void compiledAndInterpretedQueriesAnswerAlike(SparkSession spark) {
        new LakeFixture(spark, folder).table(LINK, LINK_COLUMNS, "(1, 10)");
        LookupFunctions.register(spark);
        for (String mode : List.of("CODEGEN_ONLY", "NO_CODEGEN")) {
            spark.conf().set("spark.sql.codegen.factoryMode", mode);
            spark.conf().set("spark.sql.codegen.wholeStage", mode.equals("CODEGEN_ONLY"));

            assertThat(answers(spark)).as(mode).containsExactly("[10,null]", "[null,null]");
        }
    }

    @Test
    void aTextIsLookedUpLikeANumber(SparkSession spark) {
        LakeFixture lake = new LakeFixture(spark, folder)
                .table(
                        "silver.campaign",
                        "campaign_key BIGINT, channel STRING",
                        "(1, 'Email'), (0, 'Event'), (-3, 'Email'), (4, NULL)");
        LookupFunctions.register(spark);
        String query = "SELECT campaign_channel(id) FROM VALUES (1L), (0L), (-3L), (4L), (5L), (NULL) AS keys (id)";
        for (String mode : List.of("CODEGEN_ONLY", "NO_CODEGEN")) {
            spark.conf().set("spark.sql.codegen.factoryMode", mode);
            spark.conf().set("spark.sql.codegen.wholeStage", mode.equals("CODEGEN_ONLY"));

            assertThat(spark.sql(query).collectAsList())
                    .as(mode)
                    .extracting(Row::toString)
                    .containsExactly("[Email]", "[Event]", "[Email]", "[null]", "[null]", "[null]");
        }
        lake.table("silver.campaign", "campaign_key BIGINT, channel STRING", "(1, 'Webinar')");
        assertThat(spark.sql(query).first().getString(0)).isEqualTo("Webinar");
    }

    @Test
    void aTableThatNobodyHasMadeHoldsNoKey(SparkSession spark) {
        new LakeFixture(spark, folder);
        LookupFunctions.register(spark);

        assertThat(answers(spark)).containsExactly("[null,null]", "[null,null]");
    }

    @Test
    void aKeyThatIsThereTwiceIsAnError(SparkSession spark) {
        new LakeFixture(spark, folder).table(LINK, LINK_COLUMNS, "(1, 10), (2, 20), (1, 10)");
        LookupFunctions.register(spark);

        assertThatThrownBy(() -> answers(spark))
                .isInstanceOf(PlumblineException.class)
                .hasMessage(
                        "silver.person_link holds a person_record_key twice, so person_of() cannot tell its person_key."
                                + " Find it by grouping the table by person_record_key.");
    }

    @Test
    void queriesSideBySideShareOneMapOfAVersion(SparkSession spark) {
        new LakeFixture(spark, folder).table(LINK, LINK_COLUMNS, "(1, 10)");
        LookupTable<LongLookup> table = LookupTable.ofNumbers(Lookup.PERSON_OF, name -> spark.table(name.toString()));

        List<LongLookup> maps =
                IntStream.range(0, 8).parallel().mapToObj(i -> table.newest()).toList();

        assertThat(maps).allSatisfy(map -> assertThat(map).isSameAs(maps.get(0)));
    }

    private static List<String> answers(SparkSession spark) {
        return spark.sql(TWO_RECORDS).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
