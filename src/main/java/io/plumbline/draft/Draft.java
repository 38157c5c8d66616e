package io.plumbline.draft;

import com.typesafe.config.ConfigUtil;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.Restatement;
import io.plumbline.dialect.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A first contract for a file, from what its cells look like and from the contract whose headers it resembles most. It says of
 * each column how sure it is; a person goes through it before the first run.
 */
public final class Draft {
    /** Fewer common headers are chance. */
    private static final int LEAST_MATCHES = 3;

    private final String vendor;
    private final String object;
    private final String suffix;
    private final SampleFile sample;
    private final Optional<Model> model;
    private final Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
    private final Map<String, Model.Match> matches = new LinkedHashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> required;

    private Draft(String name, String suffix, SampleFile sample, Optional<Model> model, Definitions definitions) {
        this.vendor = name.substring(0, name.indexOf('/'));
        this.object = name.substring(name.indexOf('/') + 1);
        this.suffix = suffix;
        this.sample = sample;
        this.model = model;
        this.required = model.stream()
                .flatMap(found -> definitions.contract(found.becomes().table()).columns().stream())
                .filter(column -> column.required())
                .map(column -> column.name())
                .collect(Collectors.toSet());
        sample.columns().forEach(this::place);
    }

    /**
     * Reads the beginning of a file.
     *
     * @param name vendor/object
     * @param suffix how names of such files end, with the dot
     */
    public static Draft of(ByteSource bytes, String name, String suffix, Definitions definitions) throws IOException {
        SampleFile sample = SampleFile.read(bytes);
        List<String> headers =
                sample.columns().stream().map(ColumnProfile::header).toList();
        Comparator<Model> fit = Comparator.comparingLong(found -> found.matches(headers) - 2 * found.lacks(headers));
        Optional<Model> model = Model.of(definitions.exports()).stream()
                .filter(found -> found.matches(headers) >= LEAST_MATCHES && found.lacks(headers) <= 1)
                .max(fit.thenComparing(found -> found.export().name(), Comparator.reverseOrder()));
        return new Draft(name, suffix, sample, model, definitions);
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

    public List<DraftColumn> columns() {
        List<DraftColumn> columns = new ArrayList<>();
        profiles.forEach((name, profile) -> columns.add(new DraftColumn(
                profile.header(),
                name,
                profile.form().meaning() + (profile.isDayOrderOpen() ? " or d/M/yyyy: the sample does not tell" : ""),
                profile.rows() == 0 ? 0 : profile.filled() * 100 / profile.rows(),
                target(name),
                sureness(name))));
        return columns;
    }

    private String sureness(String name) {
        Model.Match match = matches.get(name);
        return match == null || target(name).isEmpty() ? "open" : match.isItsOwn() ? "sure" : "likely";
    }

    private String target(String name) {
        return mappings().stream()
                .filter(mapping -> Model.names(mapping.expression().sql()).contains(name))
                .map(Mapping::column)
                .filter(target -> !target.endsWith("_key"))
                .findFirst()
                .orElse("");
    }

    /** The model's mappings that the file can fill, and those that the table must have. */
    private List<Mapping> mappings() {
        return model.stream()
                .flatMap(found -> found.becomes().columns().stream())
                .filter(mapping ->
                        required.contains(mapping.column()) || missing(mapping).isEmpty() || told(mapping))
                .toList();
    }

    private boolean told(Mapping mapping) {
        return Model.names(mapping.expression().sql()).stream().anyMatch(matches::containsKey);
    }

    private Set<String> missing(Mapping mapping) {
        Set<String> names = new TreeSet<>(Model.names(mapping.expression().sql()));
        names.retainAll(model.stream()
                .flatMap(found -> found.export().columns().stream())
                .map(ExportColumn::name)
                .collect(Collectors.toSet()));
        names.removeAll(matches.keySet());
        return names;
    }

    /** The contract's text: HOCON, as conf/exports holds it. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# A draft: `plumbline new export` made it from %d rows%s."
                .formatted(
                        sample.rows(),
                        model.map(found -> " and from the contract "
                                        + found.export().name() + ", which resembles them most")
                                .orElse("; no contract resembles them")));
        lines.add(
                "# Go through it before the first run: the zone, the key, what a later file replaces, and every line marked CHECK.");
        lines.add("description = " + quoted(vendor + " " + object));
        lines.add("owner = marketing-operations");
        lines.add("files = [%s, %s]"
                .formatted(quoted(vendor + "/" + object + suffix), quoted(vendor + "/" + object + "_*" + suffix)));
        lines.add("format { %s }".formatted(String.join(", ", format())));
        lines.add("nulls = [%s]".formatted(joined(sample.nothings())));
        lines.add("zone = UTC # CHECK: the zone of times and days that carry none");
        lines.add("key = [%s]%s"
                .formatted(String.join(", ", key()), key().isEmpty() ? " # CHECK: nothing tells the rows apart" : ""));
        lines.add(restatement());
        lines.add("freshness = 36 hours");
        lines.add("");
        lines.add("columns {");
        lines.addAll(columnLines());
        lines.add("}");
        lines.add("");
        lines.addAll(becomesLines());
        return String.join("\n", lines) + "\n";
    }

    private List<String> format() {
        List<String> keys = new ArrayList<>(List.of("type = csv"));
        String separator = sample.shape().dialect().separator();
        if (separator.length() == 1 && !",\t;|".contains(separator)) {
            keys.add("delimiter = " + quoted(separator));
        }
        char quote = sample.shape().dialect().quote();
        if (quote == '\'') {
            keys.add("quote = " + quoted("'"));
        }
        keys.add("min-header-matches = " + Math.max(1, Math.min(5, profiles.size())));
        return keys;
    }

    private List<String> key() {
        boolean isModels = model.isPresent()
                && matches.keySet().containsAll(model.get().export().key());
        List<String> names = List.copyOf(profiles.keySet());
        return isModels
                ? model.get().export().key()
                : sample.key().stream().map(names::get).toList();
    }

    private String restatement() {
        Restatement models = model.map(found -> found.export().restatement()).orElse(new Restatement.Upsert());
        if (models instanceof Restatement.ReplaceWindow window) {
            return "restatement { type = replace-window, by = [%s] }".formatted(String.join(", ", window.columns()));
        }
        return "restatement { type = %s }".formatted(models instanceof Restatement.Append ? "append" : "upsert");
    }

    private List<String> columnLines() {
        List<String> lines = new ArrayList<>();
        columns().forEach(column -> {
            boolean isRequired = matches.containsKey(column.name())
                    && matches.get(column.name()).column().required();
            lines.add("  # %s; %d %% filled; %s"
                    .formatted(
                            column.form(),
                            column.filled(),
                            column.target().isEmpty()
                                    ? "nothing reads it yet"
                                    : column.sureness() + ": " + column.target()));
            lines.add("  %s { header = [%s]%s }"
                    .formatted(
                            column.name(),
                            quoted(column.header()),
                            (isRequired ? ", required = true" : "")
                                    + (repeated.contains(column.name()) ? ", repeated = true" : "")));
        });
        Set<String> absent = new TreeSet<>();
        mappings().forEach(mapping -> absent.addAll(missing(mapping)));
        model.ifPresent(found -> found.export().columns().stream()
                .filter(column -> absent.contains(column.name()))
                .forEach(column -> {
                    lines.add("  # CHECK: not in the sample; a mapping below asks for it");
                    lines.add("  %s { header = [%s] }".formatted(column.name(), joined(column.headers())));
                }));
        return lines;
    }

    private List<String> becomesLines() {
        if (model.isEmpty()) {
            return List.of(
                    "# CHECK: name the table of docs/data-dictionary.md that the rows become, and an expression for each column.",
                    "becomes = []");
        }
        List<String> lines = new ArrayList<>(List.of(
                "becomes = [", "  {", "    table = " + model.get().becomes().table(), "    columns {"));
        for (Mapping mapping : mappings()) {
            String sql = adapted(mapping.expression().sql());
            boolean hasTexts = sql.matches("(?s).*'(?!%s)[^']{2,}'.*".formatted(vendor)) && sql.contains("classify");
            lines.add("      %s = %s%s"
                    .formatted(
                            mapping.column(),
                            quoted(sql),
                            hasTexts
                                    ? " # CHECK: texts of "
                                            + model.get().export().name()
                                    : ""));
        }
        lines.addAll(List.of("    }", "  }", "]"));
        return lines;
    }

    private String adapted(String sql) {
        String models = model.orElseThrow().export().vendor();
        String adapted = sql.replaceAll("'" + models + "( [^']*)?'", "'" + vendor + "'");
        for (Map.Entry<String, Model.Match> match : matches.entrySet()) {
            CellForm form = Optional.ofNullable(profiles.get(match.getKey()))
                    .orElseThrow()
                    .form();
            adapted = form.adapting(match.getKey()).apply(adapted);
        }
        return adapted;
    }

    private static String joined(List<String> texts) {
        return texts.stream().map(Draft::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return ConfigUtil.quoteString(text);
    }
}
