package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.docs.HowToTest.Block;
import io.plumbline.docs.HowToTest.Use;
import io.plumbline.draft.Draft;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import io.plumbline.lake.LakeSession;
import io.plumbline.land.FileTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/draft-a-contract.md says: the draft is as printed, sound as it is, and the corrected one counts the money. */
@ExtendWith(Spark.class)
class DraftHowToTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path PAGE = HOME.resolve("docs/how-to/draft-a-contract.md");

    @TempDir
    private Path folder;

    private Path sample() throws Exception {
        Path file = folder.resolve("landing/2026-03-15/audionet/show_day.csv");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, block(Use.SAMPLE).text());
    }

    private static Block block(Use use) {
        return HowToTest.blocks(PAGE).stream()
                .filter(block -> block.use() == use)
                .findFirst()
                .orElseThrow();
    }

    private static Draft draft(Path file) throws Exception {
        FileTrial sample = FileTrial.of(file).get(0);
        return Draft.of(sample::open, "audionet/show_day", ".csv", HouseDefinitions.ALL);
    }

    @Test
    void theDraftSaysOfEachColumnWhatThePagePrints() throws Exception {
        List<String> printed = draft(sample()).columns().stream()
                .map(column -> String.join(
                                " ",
                                column.header(),
                                column.name(),
                                column.form(),
                                String.valueOf(column.filled()),
                                column.target(),
                                column.sureness())
                        .replaceAll(" +", " "))
                .toList();

        assertThat(Files.readString(PAGE).lines().map(line -> line.replaceAll(" +", " ")))
                .containsAll(printed);
        assertThat(printed).hasSize(9);
    }

    @Test
    void theDraftIsSoundAsItIs() throws Exception {
        String text = draft(sample()).text();
        Definitions definitions = StandardProject.in(folder.resolve("project"), "Europe/Berlin");
        assertThat(definitions.export("audionet/show_day")).isEmpty();

        assertThat(DefinitionTree.at(folder.resolve("project"))
                        .write("conf/exports/audionet/show_day.conf", text)
                        .problems())
                .isEmpty();
        assertThat(text).contains("spend = \"amount(decimal_comma(cost))\"").contains("nulls = [\"\", \"--\"]");
    }

    @Test
    void theNightCountsTheMoneyByTheCorrectedContract(SparkSession spark) throws Exception {
        sample();
        StandardProject.in(folder.resolve("project"), "Europe/Berlin");
        Definitions definitions = DefinitionTree.at(folder.resolve("project"))
                .copy(HOME, "jobs/nightly/0-ledger")
                .copy(HOME, "jobs/nightly/1-land")
                .write(block(Use.FILE).file(), block(Use.FILE).text())
                .write("jobs/nightly.conf", stages())
                .load();
        new Nightly(
                        definitions,
                        folder.resolve("landing"),
                        folder.resolve("lake"),
                        Optional.of(Instant.parse("2026-03-15T12:00:00Z")))
                .run(new Silence());

        LakeSession.pointTo(spark, folder.resolve("lake").toString());
        assertThat(spark.sql(
                                "SELECT concat_ws(' ', count(*), sum(spend), min(currency), max(spend_date)) FROM silver.ad_spend")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("3 2015.7500 EUR 2026-03-01");
    }

    /** Those of the project, of which only spend is made here: tables of later stages are declared, under names that make none. */
    private String stages() throws Exception {
        Path nightly = folder.resolve("project/jobs/nightly");
        for (String later : List.of("3-reconcile", "4-attribute", "5-measure")) {
            Files.move(nightly.resolve(later), nightly.resolve(later + "_declared"));
        }
        String standardize = Files.readString(folder.resolve("project/jobs/nightly.conf"))
                .replaceAll("name = (reconcile|attribute|measure)", "name = $1_declared")
                .replaceFirst("^stages = \\[", "")
                .replaceFirst("]\\s*$", "");
        return """
                stages = [
                  { name = ledger, tables = [ops.run, ops.step, ops.definition, ops.release, ops.gate_result, ops.restatement, ops.reopening] }
                  { name = land, tables = [ops.delivery, ops.file_total, ops.quarantine, ops.quarantine_exit] }
                  %s
                ]
                """.formatted(standardize);
    }
}
