package io.plumbline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.definitions.Schema;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks ask for tables that there are, and keep no results. */
class NotebookTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern QUERY = Pattern.compile("\\bsql\\(\"\"\"(.*?)\"\"\"\\)", Pattern.DOTALL);

    @Test
    void thereAreTwoNotebooks() {
        assertThat(notebooks())
                .extracting(notebook -> notebook.getFileName().toString())
                .contains("follow-one-lead.ipynb", "why-do-two-systems-disagree.ipynb");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void queriesNamePublishedTables(Path notebook) {
        Set<TableName> known = HouseDefinitions.ALL.tables().keySet();

        assertThat(queries(notebook))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(query -> assertThat(SqlText.tables(query))
                        .as("tables of: %s", query)
                        .isNotEmpty()
                        .isSubsetOf(known)
                        .allMatch(table -> table.schema() == Schema.GOLD));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void resultsAreNotStored(Path notebook) {
        assertThat(codeCells(notebook)).allSatisfy(cell -> {
            assertThat(cell.path("outputs").isEmpty()).isTrue();
            assertThat(cell.path("execution_count").isNull()).isTrue();
        });
    }

    /** The notebooks of this project. */
    static List<Path> notebooks() {
        try (Stream<Path> files = Files.list(PROJECT.resolve("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The queries of a notebook, in order. They name tables as {@code gold.fct_lead}, which the notebook makes as views over the
     * Parquet copy; each stands on its own.
     */
    static List<String> queries(Path notebook) {
        return codeCells(notebook).stream()
                .flatMap(cell -> QUERY.matcher(source(cell)).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static List<JsonNode> codeCells(Path notebook) {
        List<JsonNode> cells = new ArrayList<>();
        try {
            for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).path("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    cells.add(cell);
                }
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        cell.path("source").forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
