package io.plumbline.definitions;

import java.util.List;
import java.util.TreeSet;

/** Checks that trust orders are about columns that exist. */
final class TrustReferences {
    private final KnownTables tables;

    TrustReferences(KnownTables tables) {
        this.tables = tables;
    }

    void check(Read<Trust> read) {
        TreeSet<String> columns = new TreeSet<>();
        tables.contracts().values().forEach(contract -> columns.addAll(KnownTables.columns(contract)));
        if (!columns.isEmpty()) {
            read.node()
                    .optionalBlock("fields")
                    .ifPresent(fields -> fields.check().keysAreAmong(List.copyOf(columns)));
        }
    }
}
