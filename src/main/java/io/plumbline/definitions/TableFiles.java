package io.plumbline.definitions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the contracts below {@code jobs/nightly}, each with the query beside it. */
final class TableFiles {
    private static final String FOLDER = "jobs/nightly";

    private final ProjectFiles files;
    private final DefinitionFiles definitions;
    private final Problems problems;

    TableFiles(ProjectFiles files, DefinitionFiles definitions, Problems problems) {
        this.files = files;
        this.definitions = definitions;
        this.problems = problems;
    }

    List<Read<TableContract>> read() {
        List<Read<TableContract>> tables =
                definitions.below(FOLDER, node -> TableReader.read(node, query(node.source())));
        checkNames(tables);
        checkQueries();
        return tables;
    }

    private Optional<Expression> query(Source source) {
        String file = queryOf(source.file());
        return files.exists(file)
                ? files.text(file).map(text -> new Expression(text.replace("\r\n", "\n"), new Place(file, 0)))
                : Optional.empty();
    }

    private void checkNames(List<Read<TableContract>> tables) {
        Map<TableName, Place> owners = new HashMap<>();
        for (Read<TableContract> read : tables) {
            TableContract table = read.definition();
            @Nullable Place owner = owners.putIfAbsent(table.name(), read.node().place("name"));
            if (owner != null && Kinds.TABLE.isRead(table.name())) {
                read.node()
                        .refuse(
                                "name",
                                "table " + table.name() + " has a second contract; the first is " + owner,
                                "Keep one of the two.");
            }
        }
    }

    /** A query in a stage's folder without a contract beside it would never run. */
    private void checkQueries() {
        for (String file : files.below(FOLDER, ".sql")) {
            boolean isInStage = file.chars().filter(c -> c == '/').count() > 2;
            if (isInStage && !files.exists(contractOf(file))) {
                problems.add(new Place(file, 0), "has no contract beside it", "Create " + contractOf(file) + ".");
            }
        }
    }

    private static String queryOf(String contract) {
        return contract.substring(0, contract.length() - ".conf".length()) + ".sql";
    }

    private static String contractOf(String query) {
        return query.substring(0, query.length() - ".sql".length()) + ".conf";
    }
}
