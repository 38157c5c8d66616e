package io.plumbline.definitions;

import java.util.List;

/** Checks that KPIs measure tables and columns that exist. */
final class KpiReferences {
    private final KnownTables tables;

    KpiReferences(KnownTables tables) {
        this.tables = tables;
    }

    void check(List<Read<Kpi>> kpis) {
        kpis.forEach(read -> check(read.definition(), read.node()));
    }

    private void check(Kpi kpi, Node node) {
        if (!tables.hasContract(kpi.source())) {
            node.check()
                    .textsAreAmong(
                            tables.contractNames(),
                            "source",
                            List.of(kpi.source().toString()));
        }
        tables.contract(kpi.source()).map(KnownTables::columns).ifPresent(columns -> {
            node.check().textsAreAmong(columns, "date", List.of(kpi.dateColumn()));
            node.check().textsAreAmong(columns, "dimensions", kpi.dimensions());
            node.block("example").blockList("rows").forEach(row -> row.check().keysAreAmong(columns));
        });
    }
}
