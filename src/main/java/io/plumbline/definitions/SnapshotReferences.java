package io.plumbline.definitions;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Restatement.Snapshot;
import java.util.List;

/** Checks what exports say about full deliveries and the history that is made of them. */
final class SnapshotReferences {
    /** What has to be known of a record to tell when it came, changed and went. */
    private static final List<String> NEEDED =
            List.of("source_system", "source_id", "is_deleted", "created_at", "updated_at");

    private final KnownTables tables;

    SnapshotReferences(KnownTables tables) {
        this.tables = tables;
    }

    /** Whether the export becomes records that can be missed, and the tables are there that say so. */
    void check(Export export, Node node) {
        if (!(export.restatement() instanceof Snapshot)) {
            return;
        }
        boolean isOfRecords = export.becomes().stream()
                .anyMatch(becomes -> tables.contract(becomes.table())
                        .map(contract -> contract.has(TableContract.MISSING_SINCE))
                        .orElse(true));
        if (!isOfRecords) {
            node.refuse(
                    "restatement",
                    "restatement is \"snapshot\", but the export becomes no table with a column "
                            + TableContract.MISSING_SINCE,
                    "Restate by upsert, or give the table of its records that column.");
        }
        for (TableName table : List.of(Snapshot.SNAPSHOTS, Snapshot.CHANGES)) {
            if (!tables.hasContract(table)) {
                node.refuse(
                        "restatement",
                        "restatement is \"snapshot\", but no table " + table + " is declared",
                        "Copy its contract from Plumbline's own project, and name it in " + JobReferences.FILE + ".");
            }
        }
    }

    /** Whether the columns whose history is wanted are there, in a table of records. */
    void checkHistory(Export export, Becomes becomes, TableContract contract, Node node) {
        boolean isOfRecords = contract.has(TableContract.MISSING_SINCE);
        if (isOfRecords && export.restatement() instanceof Snapshot) {
            checkNeeded(contract, node);
        }
        if (becomes.history().isEmpty()) {
            return;
        }
        List<String> columns = KnownTables.columns(contract).stream()
                .filter(name -> !name.startsWith("_"))
                .toList();
        node.check().textsAreAmong(columns, "history", becomes.history());
        if (!isOfRecords || !(export.restatement() instanceof Snapshot)) {
            node.refuse(
                    "history",
                    "history is kept of records of full deliveries only: the restatement must be \"snapshot\", and "
                            + contract.name() + " must have a column " + TableContract.MISSING_SINCE,
                    "Remove it, or write restatement { type = snapshot }.");
        }
    }

    private static void checkNeeded(TableContract contract, Node node) {
        List<String> absent =
                NEEDED.stream().filter(column -> !contract.has(column)).toList();
        if (!absent.isEmpty()
                || contract.key().size() != 1
                || contract.partition().isPresent()) {
            node.refuse(
                    "table",
                    contract.name()
                            + " cannot say which records are missing: it needs a key of one column, no partition,"
                            + " and the columns " + String.join(", ", NEEDED),
                    "Change its contract, or restate by upsert.");
        }
    }
}
