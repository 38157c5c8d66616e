package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import io.plumbline.definitions.Recompute.Lead;
import io.plumbline.definitions.Recompute.Through;
import java.util.List;
import java.util.Set;

/** Checks that what a table says about the rows to make again starts at tables that it is made from, and goes by tables that exist. */
final class RecomputeReferences {
    private final KnownTables tables;
    private final Problems problems;

    RecomputeReferences(KnownTables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /** Of the tables that the job makes; a contract may stand there without its table. */
    void check(List<StagePlan> stages) {
        for (StagePlan stage : stages) {
            for (TableName table : stage.tables()) {
                tables.contract(table)
                        .ifPresent(contract -> contract.recompute()
                                .ifPresent(recompute -> recompute.allLeads().forEach(lead -> check(contract, lead))));
            }
        }
    }

    private void check(TableContract contract, Lead lead) {
        contract.sql().map(query -> SqlText.tables(query.sql())).ifPresent(read -> checkRead(contract, lead, read));
        for (Through through : lead.through()) {
            checkKnown(through.table(), through.from().place());
        }
        tables.contract(lead.changed()).ifPresent(changed -> {
            List<String> columns = KnownTables.columns(changed);
            lead.columns().stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> problems.add(
                            lead.key().place(),
                            lead.changed() + " has no column " + column,
                            Suggestion.fix(column, columns, "Name columns of the table.")));
        });
        checkKnown(lead.changed(), lead.key().place());
    }

    private void checkRead(TableContract contract, Lead lead, Set<TableName> read) {
        if (!read.contains(lead.changed())) {
            problems.add(
                    lead.key().place(),
                    "rows of " + lead.changed() + " lead to " + contract.name() + ", whose query does not read it",
                    Suggestion.fix(
                            lead.changed().toString(),
                            read.stream().map(TableName::toString).toList(),
                            "Name a table that the query reads, or leave the lead out."));
        }
    }

    private void checkKnown(TableName table, Place place) {
        if (!tables.hasContract(table)) {
            problems.add(
                    place,
                    "the way to the rows goes by " + table + ", which no definition makes",
                    Suggestion.fix(table.toString(), tables.contractNames(), "Name a table that has a contract."));
        }
    }
}
