package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.attribute.Attribute;
import io.plumbline.definitions.Definitions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.measure.Measure;
import io.plumbline.publish.Publish;
import io.plumbline.reconcile.Reconcile;
import io.plumbline.standardize.Standardize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table is made anew when a file changed by which its expressions know what they say. */
class EnvironmentTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path copy;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    conf/matching.conf         | max-records = 20             | max-records = 21
                    conf/plumbline.conf        | max-age-days = 7             | max-age-days = 8
                    conf/taxonomy/channel.conf | id = ad_search               | id = ad_searching
                    conf/calendars/de.conf     | closes = "17:30"             | closes = "17:00"
                    jobs/nightly/functions.sql | RETURN 240;                  | RETURN 120;
                    """)
    void aChangedFileIsAnotherDefinitionOfWhatCallsUponIt(String file, String said, String says) throws IOException {
        Map<String, String> before = hashes(DefinitionTree.at(PROJECT).load());
        String text = Files.readString(PROJECT.resolve(file));
        assertThat(text).contains(said);
        Map<String, String> after = hashes(DefinitionTree.at(copy)
                .copy(PROJECT, "conf")
                .copy(PROJECT, "jobs")
                .write(file, text.replace(said, says))
                .load());

        Set<String> changed = new TreeSet<>();
        before.forEach((table, hash) -> {
            if (!hash.equals(after.get(table))) {
                changed.add(table);
            }
        });
        assertThat(changed)
                .contains(
                        "silver.touch",
                        "silver.person",
                        "silver.account",
                        "ops.sync_difference",
                        "gold.fct_attribution_credit");
    }

    private static Map<String, String> hashes(Definitions definitions) {
        List<Stage> stages =
                List.of(new Standardize(), new Reconcile(new byte[16]), new Attribute(), new Measure(), new Publish());
        Map<String, String> hashes = new TreeMap<>();
        Steps.of(definitions, stages, Instant.EPOCH)
                .forEach(step -> hashes.put(step.table().toString(), step.definitionHash()));
        return hashes;
    }
}
