package io.plumbline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Problem;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class ExpressionsTest {
    private static final Instant NIGHT = Instant.parse("2026-03-05T06:00:00Z");
    private static final String EXPORT = "conf/exports/finance/target.conf";

    @Test
    void ourOwnDefinitionsHaveNoProblem(SparkSession spark) {
        Definitions definitions = HouseDefinitions.ALL;
        StandardFunctions.register(spark, definitions, NIGHT);

        assertThat(Expressions.problems(spark, definitions)).isEmpty();
    }

    @Test
    void mistakesInRulesThatRefuseRecordsAreTold(SparkSession spark, @TempDir Path folder) throws Exception {
        StandardProject.in(folder, "UTC", "conf/exports/finance");
        String file = "conf/exports/finance/fx_rate.conf";
        String contract = Files.readString(folder.resolve(file));
        Definitions definitions =
                DefinitionTree.at(folder).write(file, contract + """
                        refuse = [{ when = "curency = 'XXX'", reason = "a" }, { when = "upper(currency)", reason = "b" }]
                        """).load();
        StandardFunctions.register(spark, definitions, NIGHT);

        assertThat(Expressions.problems(spark, definitions))
                .extracting(Problem::message)
                .hasSize(2)
                .anyMatch(message -> message.contains("curency"))
                .contains("the expression gives STRING, expected BOOLEAN");
    }

    @Test
    void mistakesInMappingsAreToldWithPlaceAndFix(SparkSession spark, @TempDir Path folder) {
        StandardProject.in(folder, "UTC", "conf/exports/finance");
        Definitions definitions = DefinitionTree.at(folder)
                .write(EXPORT, """
                        description = "Targets"
                        owner = finance
                        files = ["finance/targets.csv"]
                        format { type = csv }
                        zone = UTC
                        key = [kpi]
                        restatement { type = upsert }
                        columns {
                          kpi { header = ["kpi"] }
                          target { header = ["target"] }
                        }
                        becomes = [{
                          table = silver.kpi_target
                          columns {
                            kpi_target_key = "record_key('finance', kpj)"
                            source_system = "'x'"
                            kpi = "classify('chanel', array(kpi), DATE '2026-01-01').value"
                            month = "month_of(current_date())"
                            target = "amuont(target)"
                          }
                        }]
                        """.replace("    source_system = \"'x'\"\n", ""))
                .load();
        StandardFunctions.register(spark, definitions, NIGHT);

        List<Problem> found = Expressions.problems(spark, definitions);

        assertThat(found.stream()
                        .filter(problem -> problem.place().file().equals(EXPORT))
                        .map(Problem::toString))
                .containsExactly(
                        EXPORT
                                + ":15: unknown column `kpj`\n    fix: Did you mean one of `kpi`, `_row`, `_file`, `_extra`, `target`?",
                        EXPORT
                                + ":16: classify names \"chanel\", which is not defined\n    fix: Use one of campaign_name,"
                                + " channel, country, ga4_channel, job_level, lead_source, lifecycle, opportunity_stage,"
                                + " region, utm, utm_medium, utm_source, work_status.",
                        EXPORT
                                + ":17: current_date() gives another result each time\n    fix: Use as_of() for the time of the"
                                + " run, and nothing random: the same files must give the same tables.",
                        EXPORT + ":18: unknown function `amuont`\n    fix: Use a function of Spark SQL or of"
                                + " jobs/nightly/functions.sql.");
        assertThat(found).hasSize(4);
    }

    @Test
    void aTaxonomysGapsGiveTheColumnsThatTheirListPrints(SparkSession spark, @TempDir Path folder) {
        StandardProject.in(folder, "UTC", "conf/exports/finance");
        Definitions definitions =
                DefinitionTree.at(folder).write("conf/taxonomy/mood.conf", """
                        owner = tests
                        inputs = [mood]
                        values = [good, "(none)"]
                        missing = "(none)"
                        unmapped = "(none)"
                        gaps = "SELECT kpi AS value, COUNT(*) AS rows FROM silver.kpi_target GROUP BY kpi"
                        rules = [{ id = good, when { mood = [good] }, value = good, examples = [{ mood = good }] }]
                        """).load();
        StandardFunctions.register(spark, definitions, NIGHT);

        assertThat(Expressions.problems(spark, definitions))
                .extracting(Problem::toString)
                .containsExactly("conf/taxonomy/mood.conf:6: the query gives [], the contract says [found_in STRING,"
                        + " currency STRING, amount DECIMAL(18,4)]\n    fix: End the query with the contract's columns,"
                        + " in its order, cast to its types.");
    }
}
