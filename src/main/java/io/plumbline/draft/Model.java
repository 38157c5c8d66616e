package io.plumbline.draft;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A contract that is there, as the pattern of a new one: a file whose headers mean what the model's mean can be mapped as the
 * model is. Headers that other contracts use for the same column of the table count as well.
 */
final class Model {
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern BRACKETS = Pattern.compile("(?<=\\S)\\s*\\([^()]*\\)$");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final Export export;
    private final Becomes becomes;
    private final Map<String, Set<String>> headers;

    private Model(Export export, Becomes becomes, Map<String, Set<String>> headers) {
        this.export = export;
        this.becomes = becomes;
        this.headers = headers;
    }

    /** A column of the model that a header of the file is taken for. */
    record Match(ExportColumn column, boolean isItsOwn) {}

    static List<Model> of(List<Export> exports) {
        Map<String, Set<String>> byTarget = new HashMap<>();
        for (Export export : exports) {
            for (Becomes becomes : export.becomes()) {
                for (ExportColumn column : export.columns()) {
                    target(becomes, column)
                            .ifPresent(target -> byTarget.computeIfAbsent(
                                            becomes.table() + "." + target, key -> new HashSet<>())
                                    .addAll(normal(column.headers())));
                }
            }
        }
        return exports.stream()
                .filter(export -> !export.shared())
                .flatMap(export -> export.becomes().stream()
                        .filter(becomes ->
                                becomes.each().isEmpty() && becomes.where().isEmpty())
                        .map(becomes -> new Model(export, becomes, known(export, becomes, byTarget))))
                .toList();
    }

    private static Map<String, Set<String>> known(Export export, Becomes becomes, Map<String, Set<String>> byTarget) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (ExportColumn column : export.columns()) {
            known.put(
                    column.name(),
                    target(becomes, column)
                            .map(target -> byTarget.getOrDefault(becomes.table() + "." + target, Set.of()))
                            .orElse(Set.of()));
        }
        return known;
    }

    /** The one column of the table that is told by this column and no other. */
    private static Optional<String> target(Becomes becomes, ExportColumn column) {
        List<String> targets = becomes.columns().stream()
                .filter(mapping -> names(mapping.expression().sql()).contains(column.name()))
                .map(Mapping::column)
                .filter(target -> !target.endsWith("_key"))
                .toList();
        return targets.size() == 1 ? Optional.of(targets.get(0)) : Optional.empty();
    }

    /** The names in an expression, without those in its texts. */
    static Set<String> names(String sql) {
        Matcher matcher = NAME.matcher(LITERAL.matcher(sql).replaceAll("''"));
        Set<String> names = new HashSet<>();
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private static Set<String> normal(List<String> headers) {
        return headers.stream().map(Model::normal).collect(Collectors.toSet());
    }

    /** Without case, underscores and what stands in brackets at the end, such as a currency or a zone. */
    private static String normal(String header) {
        String plain = header.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
        return BRACKETS.matcher(plain).replaceFirst("");
    }

    Export export() {
        return export;
    }

    Becomes becomes() {
        return becomes;
    }

    /** What a header of the file is in the model. */
    Optional<Match> match(String header) {
        String name = normal(header);
        Optional<Match> own = export.columns().stream()
                .filter(column -> normal(column.headers()).contains(name)
                        || normal(column.name()).equals(name))
                .findFirst()
                .map(column -> new Match(column, true));
        return own.or(() -> export.columns().stream()
                .filter(column -> headers.getOrDefault(column.name(), Set.of()).contains(name))
                .findFirst()
                .map(column -> new Match(column, false)));
    }

    /** How many of the model's columns the file has. */
    long matches(List<String> fileHeaders) {
        return fileHeaders.stream()
                .flatMap(header -> match(header).stream())
                .map(match -> match.column().name())
                .distinct()
                .count();
    }

    /** How many of the columns that the model's files must have the file lacks. */
    long lacks(List<String> fileHeaders) {
        Set<String> found = fileHeaders.stream()
                .flatMap(header -> match(header).stream())
                .map(match -> match.column().name())
                .collect(Collectors.toSet());
        return export.columns().stream()
                .filter(column -> column.required() && !found.contains(column.name()))
                .count();
    }
}
