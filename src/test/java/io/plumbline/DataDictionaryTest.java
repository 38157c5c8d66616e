package io.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.attribute.Attribute;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.measure.Measure;
import io.plumbline.publish.DataDictionary;
import io.plumbline.publish.Publish;
import io.plumbline.reconcile.Reconcile;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import io.plumbline.run.Steps;
import io.plumbline.standardize.Standardize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDictionaryTest {
    private static final Path PAGE = Path.of("docs/data-dictionary.md");

    @TempDir
    private Path folder;

    @Test
    void pageSaysWhatTheDefinitionsSay() throws IOException {
        String page = DataDictionary.markdown(definitions(), inputs());
        if (Boolean.getBoolean("plumbline.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(PAGE + " is stale; rewrite it with: ./mvnw -Dtest=DataDictionaryTest -Dplumbline.rewrite=true test")
                .isEqualTo(page);
    }

    private static Definitions definitions() {
        return HouseDefinitions.ALL;
    }

    /** With a model that learns switched on, because without one nobody makes the table of what was learnt. */
    private Map<TableName, Set<TableName>> inputs() throws IOException {
        Path project = Path.of("").toAbsolutePath();
        Path markov = Path.of("conf/models/markov.conf");
        Definitions learning = DefinitionTree.at(folder)
                .copy(project, "conf")
                .copy(project, "jobs")
                .write(markov.toString(), Files.readString(markov).replace("in-nightly = false\n", ""))
                .load();
        List<Stage> stages =
                List.of(new Standardize(), new Reconcile(new byte[32]), new Attribute(), new Measure(), new Publish());
        return Steps.of(learning, stages, Instant.EPOCH).stream().collect(Collectors.toMap(Step::table, Step::inputs));
    }
}
