package io.plumbline.land;

import io.plumbline.definitions.Drift;
import io.plumbline.definitions.Drift.Policy;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.land.Deliveries.Known;
import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the columns of each file against those of the delivery before it, and does what the contract's {@link Drift} says. The
 * delivery before it is the one of the same name, numbers aside, by (date, path); or else the last of the same export. A file
 * that is refused for it is not what later ones are held against.
 */
final class ColumnDrift {
    private final Map<String, Export> exports;
    private final Map<String, TreeMap<String, List<String>>> headers = new HashMap<>();

    /** @param known files of earlier runs with their columns, if they have any */
    ColumnDrift(List<Export> exports, Collection<Known> known) {
        this.exports = exports.stream().collect(Collectors.toMap(Export::name, Function.identity()));
        known.forEach(file -> remember(file.export(), file.file(), file.columns()));
    }

    /** What was found, with its warnings or refused. Files are to be asked in the order (date, path). */
    Delivery judged(Delivery delivery) {
        Export export = exports.get(delivery.export());
        if (export == null || delivery.verdict() != Verdict.READABLE) {
            return delivery;
        }
        List<String> columns = delivery.inspection().layout().header();
        Judged found = before(delivery)
                .map(before -> findings(export, before.getKey(), before.getValue(), columns))
                .orElseGet(Judged::new);
        if (found.refusals.isEmpty()) {
            remember(delivery.export(), delivery.file(), columns);
        }
        return delivery.with(delivery.inspection().drifted(found.warnings, found.refusals));
    }

    private static final class Judged {
        private final List<String> warnings = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        void add(Policy policy, String difference, String fix) {
            switch (policy) {
                case IGNORE -> {}
                case WARN -> warnings.add(difference);
                case FAIL -> refusals.add(difference + ". " + fix);
            }
        }
    }

    private static Judged findings(Export export, String file, List<String> before, List<String> now) {
        ReadPlan plan = ReadPlan.of(export);
        ColumnChanges changes = ColumnChanges.between(plan, before, now);
        Drift drift = export.drift();
        Judged findings = new Judged();
        changes.renamed()
                .forEach((column, header) -> findings.add(
                        drift.renamed(),
                        "column %s (%s) is gone since %s, and \"%s\" is new"
                                .formatted(column.name(), String.join(" or ", column.headers()), file, header),
                        "Did you mean \"%s\"? Add it to the header of %s, or set drift.renamed to warn"
                                .formatted(header, column.name())));
        changes.removed()
                .forEach((name, header) -> findings.add(
                        ColumnChanges.columnOf(plan, name)
                                .flatMap(column -> policy(export, column))
                                .orElse(drift.removed()),
                        "column \"%s\" is gone since %s: it holds nothing".formatted(header, file),
                        "Ask for it again, or set removed to warn"));
        changes.added()
                .forEach(header -> findings.add(
                        drift.added(),
                        "column \"%s\" is new since %s: it is kept in _extra".formatted(header, file),
                        "Name it in the contract's columns, or set drift.added to warn"));
        if (changes.isReordered()) {
            findings.add(
                    drift.reordered(),
                    "the columns stand in another order than in " + file,
                    "Ask for the order before, or set drift.reordered to warn");
        }
        return findings;
    }

    private static Optional<Policy> policy(Export export, PlannedColumn planned) {
        return export.columns().stream()
                .filter(column -> column.name().equals(planned.name()))
                .findFirst()
                .flatMap(ExportColumn::removed);
    }

    private Optional<Map.Entry<String, List<String>>> before(Delivery delivery) {
        return keys(delivery.export(), delivery.file()).stream()
                .flatMap(key -> Optional.ofNullable(headers.get(key)).stream())
                .flatMap(files -> Optional.ofNullable(files.lowerEntry(delivery.file())).stream())
                .findFirst();
    }

    private void remember(String export, String file, List<String> columns) {
        if (!columns.isEmpty()) {
            keys(export, file)
                    .forEach(key ->
                            headers.computeIfAbsent(key, k -> new TreeMap<>()).put(file, columns));
        }
    }

    /** Where a file's columns are looked for: first among files of its name, then among all of its export and instance. */
    private static List<String> keys(String export, String file) {
        String name = file.substring(file.indexOf('/') + 1).replaceAll("[0-9]+", "#");
        return List.of(export + "\n" + name, export + "\n" + Instance.of(file) + "\n");
    }
}
