package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.definitions.Taxonomy.Rule;
import io.plumbline.definitions.TaxonomyClassifier.Outcome;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples that stand beside the rules of conf/taxonomy. */
class TaxonomyExamplesTest {
    private static final Path PROJECT = Path.of(".");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path root;

    @Test
    void everyExampleComesOutAsItsRuleSays() {
        assumeTrue(Files.isDirectory(PROJECT.resolve("conf/taxonomy")));
        List<Taxonomy> taxonomies = DefinitionTree.emptyProject(root)
                .copy(PROJECT, "conf/taxonomy")
                .load()
                .taxonomies();

        SoftAssertions examples = new SoftAssertions();
        taxonomies.forEach(taxonomy -> taxonomy.rules().forEach(rule -> run(taxonomy, rule, examples)));
        examples.assertAll();
        assertThat(taxonomies)
                .flatExtracting(Taxonomy::rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.examples())
                        .as("examples of the rule at %s", rule.place())
                        .isNotEmpty());
    }

    private static void run(Taxonomy taxonomy, Rule rule, SoftAssertions examples) {
        TaxonomyClassifier classifier = new TaxonomyClassifier(taxonomy);
        LocalDate day =
                rule.from().orElse(rule.until().map(end -> end.minusDays(1)).orElse(ANY_DAY));
        for (Map<String, String> example : rule.examples()) {
            String[] raw = taxonomy.inputs().stream().map(example::get).toArray(String[]::new);
            Outcome outcome = classifier.classify(Arrays.asList(raw), day);
            examples.assertThat(outcome.value())
                    .as("%s, rule %s, example %s", rule.place(), rule.id(), example)
                    .isEqualTo(rule.value());
            examples.assertThat(outcome.reason())
                    .as("%s, example %s", rule.place(), example)
                    .isEqualTo("rule:" + rule.id());
            Map<String, String> parts = new TreeMap<>(example);
            parts.keySet().removeAll(taxonomy.inputs());
            examples.assertThat(outcome.parts())
                    .as("parts, %s, example %s", rule.place(), example)
                    .containsAllEntriesOf(parts);
        }
    }
}
