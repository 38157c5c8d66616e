package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.docs.HowToTest.Block;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Folders;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import io.plumbline.run.Night.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs a night over a copy of the project that was changed as all how-to pages say: no Java, all of it in the release. */
@ExtendWith(Spark.class)
class ConfigurationAloneTest {
    private static final Path PAGES = Path.of("docs/how-to").toAbsolutePath();
    private static final String NIGHT = "2026-03-02";

    @TempDir
    Path folder;

    @Test
    void theRunPicksUpWhatThePagesAdd(SparkSession spark) throws IOException {
        Path landing = folder.resolve("landing");
        Path lake = folder.resolve("lake");
        Definitions definitions = followAll(landing);

        Outcome outcome = new Nightly(definitions, landing, lake, Optional.empty())
                .run(new Silence())
                .outcome();

        assertThat(outcome.kind()).as(outcome.gates().toString()).isEqualTo(Outcome.Kind.PUBLISHED);
        LakeSession.pointTo(spark, lake.toString());
        assertThat(counted(spark, "gold.fct_ad_spend WHERE source_system = 'podcast_ads'"))
                .isPositive();
        assertThat(
                        counted(
                                spark,
                                "gold.fct_attribution_credit JOIN gold.dim_model USING (model_key) WHERE model = 'u_without_direct'"))
                .isPositive();
        for (String model : List.of("markov_of_pairs", "shapley_of_rates")) {
            for (String table : List.of("gold.fct_channel_share", "gold.fct_attribution_credit")) {
                assertThat(counted(
                                spark, table + " JOIN gold.dim_model USING (model_key) WHERE model = '" + model + "'"))
                        .as("%s in %s", model, table)
                        .isPositive();
            }
        }
        assertThat(counted(
                        spark,
                        "gold.fct_channel_share LEFT ANTI JOIN gold.dim_channel"
                                + " ON fct_channel_share.channel_key = dim_channel.channel_key"))
                .isZero();
        assertThat(counted(spark, "gold.fct_kpi JOIN gold.dim_kpi USING (kpi_key) WHERE kpi = 'click_through_rate'"))
                .isPositive();
        assertThat(new Nightly(definitions, landing, lake, Optional.empty())
                        .session()
                        .sql("SELECT classify('channel', array('web_visit', 'podcast', 'audio', null, null, null),"
                                + " DATE '2026-01-01').reason")
                        .head()
                        .getString(0))
                .isEqualTo("rule:podcast_audio");
    }

    private Definitions followAll(Path landing) throws IOException {
        Path project = folder.resolve("project");
        DefinitionTree tree = HowToTest.project(project);
        Folders.copy(Path.of("sample-data", NIGHT).toAbsolutePath(), landing.resolve(NIGHT));
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList()) {
                HowToTest.apply(page, tree, project);
                for (Block block : HowToTest.blocks(page)) {
                    if (block.use() == HowToTest.Use.SAMPLE) {
                        Path file = landing.resolve(NIGHT).resolve(block.file());
                        Files.createDirectories(file.getParent());
                        Files.writeString(file, block.text());
                    }
                }
            }
        }
        return tree.load();
    }

    private static long counted(SparkSession spark, String what) {
        return spark.sql("SELECT count(*) FROM " + what).head().getLong(0);
    }
}
