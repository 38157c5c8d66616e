package io.plumbline.definitions;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what exports say about tables: what they become, and that no two of them fill the same bronze table. */
final class ExportReferences {
    private final KnownTables tables;
    private final SnapshotReferences snapshots;

    ExportReferences(KnownTables tables) {
        this.tables = tables;
        this.snapshots = new SnapshotReferences(tables);
    }

    void check(List<Read<Export>> exports) {
        Map<TableName, Export> owners = new HashMap<>();
        for (Read<Export> read : exports) {
            Export export = read.definition();
            @Nullable Export owner = owners.putIfAbsent(export.bronze(), export);
            if (owner != null) {
                problems(read)
                        .add(
                                export.place(),
                                "writes " + export.bronze() + ", as " + owner.place() + " does",
                                "Rename one of the two files.");
            }
            List<Node> blocks = read.node().blockList("becomes");
            for (int i = 0; i < blocks.size(); i++) {
                check(export, export.becomes().get(i), blocks.get(i));
            }
            snapshots.check(export, read.node());
        }
    }

    private void check(Export export, Becomes becomes, Node node) {
        if (!tables.hasContract(becomes.table())) {
            node.check()
                    .textsAreAmong(
                            tables.contractNames(),
                            "table",
                            List.of(becomes.table().toString()));
        }
        tables.contract(becomes.table()).ifPresent(contract -> {
            node.block("columns").check().keysAreAmong(mappable(contract));
            checkRequired(becomes, contract, node);
            checkWindow(export, becomes, contract, node);
            snapshots.checkHistory(export, becomes, contract, node);
        });
    }

    private static void checkRequired(Becomes becomes, TableContract contract, Node node) {
        List<String> mapped = becomes.columns().stream().map(Mapping::column).toList();
        List<String> unmapped = contract.columns().stream()
                .filter(column -> column.required() || contract.key().contains(column.name()))
                .map(TableColumn::name)
                .filter(name -> !isTechnical(name) && !mapped.contains(name))
                .toList();
        if (!unmapped.isEmpty()) {
            node.refuse(
                    "columns",
                    "required columns of " + contract.name() + " are not mapped: " + String.join(", ", unmapped),
                    "Give each of them an expression.");
        }
    }

    private static void checkWindow(Export export, Becomes becomes, TableContract contract, Node node) {
        List<String> mapped = becomes.columns().stream().map(Mapping::column).toList();
        List<String> unmapped = export.restatement().window().stream()
                .filter(column -> !mapped.contains(column))
                .toList();
        if (!unmapped.isEmpty()) {
            node.refuse(
                    "columns",
                    "the restatement replaces by " + String.join(", ", unmapped) + ", which " + becomes.table()
                            + " does not get",
                    "Map the column, or replace by another.");
        }
        contract.columns().stream()
                .filter(column -> export.restatement().window().contains(column.name()) && !column.required())
                .forEach(column -> node.refuse(
                        "columns",
                        "the restatement replaces by " + column.name() + ", which may be null in " + contract.name()
                                + ": a row without it would be in no window",
                        "Require the column in the table's contract, or replace by another."));
    }

    private static List<String> mappable(TableContract contract) {
        return KnownTables.columns(contract).stream()
                .filter(name -> !isTechnical(name))
                .toList();
    }

    /** Columns such as _delivery_id, which the job itself fills. */
    private static boolean isTechnical(String column) {
        return column.startsWith("_");
    }

    private static Problems problems(Read<?> read) {
        return read.node().source().problems();
    }
}
