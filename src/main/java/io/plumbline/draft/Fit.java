package io.plumbline.draft;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A sample's columns under the names of the contract that they resemble, and which of its mappings they can fill. */
final class Fit {
    private final SampleFile sample;
    private final Optional<Model> model;
    private final Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    private final Map<String, Model.Match> matches = new LinkedHashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> required;

    /** @param model the contract; empty when none resembles the sample */
    Fit(SampleFile sample, Optional<Model> model, Definitions definitions) {
        this.sample = sample;
        this.model = model;
        this.required = model.stream()
                .flatMap(found -> definitions.contract(found.becomes().table()).columns().stream())
                .filter(column -> column.required())
                .map(column -> column.name())
                .collect(Collectors.toSet());
        sample.columns().forEach(this::place);
    }

    SampleFile sample() {
        return sample;
    }

    Optional<Model> model() {
        return model;
    }

    /** The columns by the name that the draft gives them, in the order of the file. */
    Map<String, ColumnProfile> profiles() {
        return profiles;
    }

    /** Whether several columns bear the header of this one. */
    boolean isRepeated(String name) {
        return repeated.contains(name);
    }

    /** Whether the contract's files must have the column. */
    boolean isRequired(String name) {
        return Optional.ofNullable(matches.get(name))
                .map(match -> match.column().required())
                .orElse(false);
    }

    /** Columns of one header are one column, whose cells the reader folds; one without a header cannot be named. */
    private void place(ColumnProfile column) {
        if (column.header().isBlank()) {
            return;
        }
        Optional<String> same = profiles.entrySet().stream()
                .filter(placed -> placed.getValue()
                        .header()
                        .strip()
                        .equalsIgnoreCase(column.header().strip()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (same.isPresent()) {
            repeated.add(same.get());
            return;
        }
        Optional<Model.Match> match = model.flatMap(found -> found.match(column.header()))
                .filter(found -> !profiles.containsKey(found.column().name()));
        String name = match.map(found -> found.column().name()).orElseGet(() -> free(column.header()));
        profiles.put(name, column);
        match.ifPresent(found -> matches.put(name, found));
    }

    /** The header as a name that no other column has, of the model neither. */
    private String free(String header) {
        Set<String> taken = new HashSet<>(profiles.keySet());
        model.ifPresent(found -> found.export().columns().forEach(column -> taken.add(column.name())));
        String plain = header.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String name = plain.matches("[a-z].*") ? plain : "column_" + plain;
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** {@code sure}, {@code likely} or {@code open}: see {@link DraftColumn}. */
    String sureness(String name) {
        return Optional.ofNullable(matches.get(name))
                .filter(match -> !target(name).isEmpty())
                .map(match -> match.isItsOwn() ? "sure" : "likely")
                .orElse("open");
    }

    /** The first column of the table that a column tells, "" for none. */
    String target(String name) {
        return mappings().stream()
                .filter(mapping -> Model.names(mapping.expression().sql()).contains(name))
                .map(Mapping::column)
                .filter(target -> !target.endsWith("_key"))
                .findFirst()
                .orElse("");
    }

    /** The model's mappings that the file can fill, and those that the table must have. */
    List<Mapping> mappings() {
        return model.stream()
                .flatMap(found -> found.becomes().columns().stream())
                .filter(mapping ->
                        required.contains(mapping.column()) || missing(mapping).isEmpty() || told(mapping))
                .toList();
    }

    private boolean told(Mapping mapping) {
        return Model.names(mapping.expression().sql()).stream().anyMatch(matches::containsKey);
    }

    /** Columns of the contract that a mapping asks for and the sample lacks. */
    Set<String> missing(Mapping mapping) {
        Set<String> names = new TreeSet<>(Model.names(mapping.expression().sql()));
        names.retainAll(model.stream()
                .flatMap(found -> found.export().columns().stream())
                .map(ExportColumn::name)
                .collect(Collectors.toSet()));
        names.removeAll(matches.keySet());
        return names;
    }

    /** The columns without which a row has no identity: those of the contract if the sample has them, else what tells its rows apart. */
    List<String> key() {
        Optional<List<String>> models = model.map(found -> found.export().key()).filter(matches.keySet()::containsAll);
        return models.orElseGet(() -> sample.key().stream()
                .flatMap(position -> nameOf(sample.columns().get(position)).stream())
                .toList());
    }

    private Optional<String> nameOf(ColumnProfile column) {
        return profiles.entrySet().stream()
                .filter(placed -> placed.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A mapping of the contract for the sample: of its vendor, and reading its dates and amounts as they are written. */
    String adapted(Mapping mapping, String vendor) {
        String models = model.orElseThrow().export().vendor();
        String adapted = mapping.expression().sql().replaceAll("'" + models + "( [^']*)?'", "'" + vendor + "'");
        for (Map.Entry<String, ColumnProfile> column : profiles.entrySet()) {
            adapted = matches.containsKey(column.getKey())
                    ? column.getValue().form().adapting(column.getKey()).apply(adapted)
                    : adapted;
        }
        return adapted;
    }
}
