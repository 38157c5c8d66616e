package io.plumbline.standardize;

import io.plumbline.definitions.ContentHash;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import java.util.ArrayList;
import java.util.List;

/**
 * An export whose full deliveries tell by what they lack which records of a table were deleted.
 *
 * @param history columns of the table whose changes from one delivery to the next are kept
 */
record SnapshotSource(Export export, Snapshot rule, TableContract table, List<String> history) {
    SnapshotSource {
        history = List.copyOf(history);
    }

    /** Of all exports, in the order of their names. */
    static List<SnapshotSource> all(Definitions definitions) {
        List<SnapshotSource> sources = new ArrayList<>();
        for (Export export : definitions.exports()) {
            if (export.restatement() instanceof Snapshot rule) {
                export.becomes().stream()
                        .map(becomes -> definitions.contract(becomes.table()))
                        .distinct()
                        .filter(table -> table.has(TableContract.MISSING_SINCE))
                        .forEach(table -> sources.add(new SnapshotSource(export, rule, table, history(export, table))));
            }
        }
        return sources;
    }

    private static List<String> history(Export export, TableContract table) {
        return export.becomes().stream()
                .filter(becomes -> becomes.table().equals(table.name()))
                .flatMap(becomes -> becomes.history().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The column that names a record. */
    String key() {
        return table.key().get(0);
    }

    /** All that a table made of these sources depends on, beside their deliveries. */
    static String hash(TableContract made, Definitions definitions, List<SnapshotSource> sources) {
        List<String> parts = new ArrayList<>(List.of(made.hash(), definitions.environmentHash()));
        sources.forEach(source -> parts.add(source.table.hash() + "+" + source.export.hash()));
        return ContentHash.ofTexts(parts);
    }
}
