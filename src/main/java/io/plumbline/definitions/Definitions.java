package io.plumbline.definitions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that {@code conf/} and {@code jobs/} say.
 *
 * @param people how their records are matched where no id says who is who; empty if the project does not say it
 * @param functions text of {@code jobs/nightly/functions.sql}
 * @param hash content hash of everything
 */
public record Definitions(
        Path root,
        Settings settings,
        Job job,
        List<Export> exports,
        Map<TableName, TableContract> tables,
        List<Taxonomy> taxonomies,
        List<BusinessCalendar> calendars,
        List<AttributionModel> models,
        List<Kpi> kpis,
        Matching matching,
        Optional<MatchingLoader.Loaded> people,
        StewardDecisions decisions,
        Trust trust,
        List<Gate> gates,
        String functions,
        String hash) {
    public Definitions {
        exports = List.copyOf(exports);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        taxonomies = List.copyOf(taxonomies);
        calendars = List.copyOf(calendars);
        models = List.copyOf(models);
        kpis = List.copyOf(kpis);
        gates = List.copyOf(gates);
    }

    /** Hash of all that an expression or a query may call upon beside its inputs: functions, and what they know. */
    public String environmentHash() {
        List<String> parts = new ArrayList<>(List.of(functions, settings.hash(), matching.hash()));
        taxonomies.forEach(taxonomy -> parts.add(taxonomy.hash()));
        calendars.forEach(calendar -> parts.add(calendar.hash()));
        return ContentHash.ofTexts(parts);
    }

    /** An export by name, vendor/object; empty when its contract is gone. */
    public Optional<Export> export(String name) {
        return exports.stream().filter(export -> export.name().equals(name)).findFirst();
    }

    /** The contract of a table that must have one; a missing one is a bug, because loading the definitions checks for it. */
    public TableContract contract(TableName table) {
        TableContract contract = tables.get(table);
        if (contract == null) {
            throw new IllegalStateException("no contract for " + table);
        }
        return contract;
    }
}
