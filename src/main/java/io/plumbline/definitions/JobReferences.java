package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that {@code jobs/nightly.conf} names every table once, in the stage in whose folder it stands. */
final class JobReferences {
    static final String FILE = "jobs/nightly.conf";

    private final KnownTables tables;
    private final Problems problems;
    private final Map<TableName, Place> named = new HashMap<>();

    JobReferences(KnownTables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    void check(List<Read<StagePlan>> stages) {
        for (int i = 0; i < stages.size(); i++) {
            StagePlan stage = stages.get(i).definition();
            for (int j = 0; j < stage.tables().size(); j++) {
                checkNamed(stages.get(i).node(), stage, stage.tables().get(j), j);
            }
        }
        tables.contracts().values().stream()
                .filter(contract -> !named.containsKey(contract.name()))
                .forEach(contract -> problems.add(
                        contract.place(),
                        "table " + contract.name() + " is not named in " + FILE,
                        "Add it to the tables of its stage."));
    }

    private void checkNamed(Node node, StagePlan stage, TableName table, int index) {
        Place place = node.values().place("tables", index);
        @Nullable Place first = named.putIfAbsent(table, place);
        if (first != null && Kinds.TABLE.isRead(table)) {
            problems.add(
                    place,
                    "table " + table + " is named a second time; the first stands in line " + first.line(),
                    "Name it once.");
        }
        if (!tables.has(table)) {
            String file = "jobs/nightly/<n>-" + stage.name() + "/" + table.name() + ".conf";
            problems.add(
                    place,
                    "table " + table + " has no contract",
                    Suggestion.fix(table.toString(), tables.names(), "Create " + file + "."));
        }
        tables.contract(table)
                .filter(contract -> !stageOf(contract).equals(stage.name()))
                .ifPresent(contract -> problems.add(
                        place,
                        "table " + table + " is named in stage \"" + stage.name() + "\", but its contract is "
                                + contract.place().file(),
                        "Move one of the two."));
    }

    /** The stage in whose folder a contract stands: {@code touch.conf} in {@code 2-standardize} is of standardize. */
    private static String stageOf(TableContract contract) {
        String file = contract.place().file();
        String folder = file.substring(0, file.lastIndexOf('/'));
        String numbered = folder.substring(folder.lastIndexOf('/') + 1);
        return numbered.substring(numbered.indexOf('-') + 1);
    }
}
