package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.List;
import java.util.Optional;

/** Checks that a column that references a table can hold its key: one column, of the same type. */
final class KeyReferences {
    private static final List<String> TYPES = List.of("bigint", "int");

    private final KnownTables tables;
    private final Problems problems;

    KeyReferences(KnownTables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /** Of the tables that the job makes; a contract may stand there without its table. */
    void check(List<StagePlan> stages) {
        stages.stream()
                .flatMap(stage -> stage.tables().stream())
                .flatMap(table -> tables.contract(table).stream())
                .flatMap(contract -> contract.columns().stream())
                .forEach(column -> column.references().ifPresent(table -> check(column, table)));
    }

    private void check(TableColumn column, TableName table) {
        if (!tables.hasContract(table)) {
            problems.add(
                    column.place(),
                    "column " + column.name() + " references " + table + ", which no definition makes",
                    Suggestion.fix(table.toString(), tables.contractNames(), "Name a table that has a contract."));
        }
        tables.contract(table).ifPresent(contract -> checkKey(column, contract));
    }

    private void checkKey(TableColumn column, TableContract referenced) {
        Optional<TableColumn> key = referenced.columns().stream()
                .filter(candidate -> referenced.key().equals(List.of(candidate.name())))
                .findFirst();
        if (!TYPES.contains(column.type())
                || key.filter(only -> only.type().equals(column.type())).isEmpty()) {
            problems.add(
                    column.place(),
                    "column " + column.name() + " is " + column.type() + ", the key of " + referenced.name() + " is "
                            + key.map(only -> only.name() + ", " + only.type())
                                    .orElse(String.join(", ", referenced.key())),
                    "Reference a table whose key is one number, by a column of the same type.");
        }
    }
}
