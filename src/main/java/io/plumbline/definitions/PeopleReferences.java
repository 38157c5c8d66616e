package io.plumbline.definitions;

import java.util.List;

/** Checks that people are matched by columns that their records have. */
final class PeopleReferences {
    private static final TableName RECORDS = TableName.of("silver.person_record");

    private final KnownTables tables;

    PeopleReferences(KnownTables tables) {
        this.tables = tables;
    }

    void check(Read<MatchingLoader.Loaded> read) {
        tables.contract(RECORDS)
                .map(KnownTables::columns)
                .ifPresent(columns -> read.node()
                        .block("columns")
                        .namedBlocks()
                        .forEach(block -> block.check()
                                .textsAreAmong(List.copyOf(columns), "from", block.requiredList("from", Kinds.TEXT))));
    }
}
