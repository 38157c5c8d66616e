package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.PositionBased;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.definitions.TaxonomyClassifier;
import io.plumbline.kit.DefinitionTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the how-to pages say, in a copy of the project: what a page shows must be what the loader takes. */
class HowToTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path PAGES = PROJECT.resolve("docs/how-to");
    private static final String START_OF_RULES = "rules = [\n";

    /** A fenced block that names its file: the language, whether it is a whole file, an insertion or a sample, and where. */
    private static final Pattern BLOCK = Pattern.compile(
            "^```[a-z]+ (?:(insert|sample|kind) )?(\\S+/\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path copy;

    /** What a block of a page is for. */
    enum Use {
        /** The whole text of a file of definitions. */
        FILE,
        /** Lines for an existing taxonomy, below the line that opens its rules. */
        INSERT,
        /** An export file, by its path below a delivery folder. */
        SAMPLE,
        /** Part of a kind of model: a class, its line, or a file of definitions that needs them. */
        KIND
    }

    /** A block of a page. */
    record Block(Use use, String file, String text) {}

    @Test
    void vendorExportIsAdded() {
        Path page = PAGES.resolve("add-a-vendor-export.md");
        Definitions definitions = follow(page, copy).load();

        Export export = definitions.exports().stream()
                .filter(known -> known.name().equals("podcast_ads/campaign_day"))
                .findFirst()
                .orElseThrow();
        assertThat(export.becomes()).extracting(Export.Becomes::table).containsExactly(TableName.of("silver.ad_spend"));
        Block sample = blocks(page).stream()
                .filter(block -> block.use() == Use.SAMPLE)
                .findFirst()
                .orElseThrow();
        assertThat(export.files())
                .anyMatch(pattern -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern)
                        .matches(Path.of(sample.file())));
        assertThat(headers(export))
                .containsExactlyInAnyOrder(
                        sample.text().lines().findFirst().orElseThrow().split(","));
    }

    @Test
    void taxonomyRuleIsAdded() {
        Path page = PAGES.resolve("add-a-taxonomy-rule.md");
        List<String> podcast = Arrays.asList("web_visit", "podcast", "audio", null, null, null);
        LocalDate day = LocalDate.of(2026, 1, 1);
        TaxonomyClassifier before =
                new TaxonomyClassifier(channels(project(copy).load()));
        TaxonomyClassifier after =
                new TaxonomyClassifier(channels(follow(page, copy).load()));

        assertThat(before.classify(podcast, day).reason()).isEqualTo("unmapped");
        assertThat(after.classify(podcast, day).value()).isEqualTo("Other");
        assertThat(after.classify(podcast, day).reason()).isEqualTo("rule:podcast_audio");
        assertThat(after.classify(podcast, day.minusDays(1)).reason()).isEqualTo("unmapped");
    }

    @Test
    void kpiIsAdded() {
        Definitions definitions = follow(PAGES.resolve("add-a-kpi.md"), copy).load();

        assertThat(definitions.kpis())
                .filteredOn(kpi -> kpi.name().equals("click_through_rate"))
                .singleElement()
                .satisfies(kpi -> {
                    assertThat(kpi.source()).isEqualTo(TableName.of("silver.ad_spend"));
                    assertThat(kpi.formula()).isInstanceOf(Kpi.Formula.Ratio.class);
                    assertThat(kpi.example().value().orElseThrow()).isEqualByComparingTo("0.02");
                });
    }

    @Test
    void attributionModelIsAdded() {
        Definitions definitions =
                follow(PAGES.resolve("add-an-attribution-model.md"), copy).load();

        AttributionModel model = definitions.models().stream()
                .filter(known -> known.name().equals("u_without_direct"))
                .findFirst()
                .orElseThrow();
        assertThat(model.lookbackDays()).isEqualTo(180);
        assertThat(model.shape()).isInstanceOf(PositionBased.class);
        assertThat(model.channels().names()).containsExactly("(none)", "Direct");
        assertThat(definitions.models())
                .filteredOn(known -> known.shape().learnt().isPresent())
                .extracting(AttributionModel::name)
                .containsExactly("markov_of_pairs", "shapley_of_rates");
    }

    /** The project's definitions, copied into a folder. */
    static DefinitionTree project(Path folder) {
        return DefinitionTree.at(folder).copy(PROJECT, "conf").copy(PROJECT, "jobs");
    }

    /** The project's definitions, copied into a folder and changed as a page says; samples are left to the caller. */
    static DefinitionTree follow(Path page, Path folder) {
        return apply(page, project(folder), folder);
    }

    static DefinitionTree apply(Path page, DefinitionTree tree, Path folder) {
        for (Block block : blocks(page)) {
            switch (block.use()) {
                case FILE -> tree.write(block.file(), block.text());
                case INSERT -> tree.write(block.file(), inserted(read(folder.resolve(block.file())), block.text()));
                case SAMPLE, KIND -> {}
            }
        }
        return tree;
    }

    /** The blocks of a page that name a file. */
    static List<Block> blocks(Path page) {
        List<Block> blocks = BLOCK.matcher(read(page))
                .results()
                .map(found -> new Block(use(found.group(1)), found.group(2), found.group(3)))
                .toList();
        assertThat(blocks).as("blocks in %s that name a file", page).isNotEmpty();
        return blocks;
    }

    private static Use use(String word) {
        return word == null ? Use.FILE : Use.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String inserted(String taxonomy, String rule) {
        assertThat(taxonomy).contains(START_OF_RULES);
        return taxonomy.replaceFirst(Pattern.quote(START_OF_RULES), Matcher.quoteReplacement(START_OF_RULES + rule));
    }

    private static List<String> headers(Export export) {
        return export.columns().stream()
                .flatMap(column -> column.headers().stream())
                .toList();
    }

    private static Taxonomy channels(Definitions definitions) {
        return definitions.taxonomies().stream()
                .filter(taxonomy -> taxonomy.name().equals("channel"))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
