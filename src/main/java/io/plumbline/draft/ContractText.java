package io.plumbline.draft;

import com.typesafe.config.ConfigUtil;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.Restatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text of a drafted contract: HOCON, as conf/exports holds it. What only a person can know is marked CHECK. */
final class ContractText {
    private final String vendor;
    private final String object;
    private final String suffix;
    private final Fit fit;
    private final List<DraftColumn> columns;

    ContractText(String vendor, String object, String suffix, Fit fit, List<DraftColumn> columns) {
        this.vendor = vendor;
        this.object = object;
        this.suffix = suffix;
        this.fit = fit;
        this.columns = columns;
    }

    String text() {
        List<String> key = fit.key();
        List<String> lines = new ArrayList<>();
        lines.add("# A draft: `plumbline new export` made it from %d rows%s."
                .formatted(
                        fit.sample().rows(),
                        fit.model()
                                .map(found -> " and from the contract "
                                        + found.export().name() + ", which resembles them most")
                                .orElse("; no contract resembles them")));
        lines.add(
                "# Go through it before the first run: the zone, the key, what a later file replaces, and every line marked CHECK.");
        lines.add("description = " + quoted(vendor + " " + object));
        lines.add("owner = marketing-operations");
        lines.add("files = [%s, %s]"
                .formatted(quoted(vendor + "/" + object + suffix), quoted(vendor + "/" + object + "_*" + suffix)));
        lines.add("format { %s }".formatted(String.join(", ", format())));
        lines.add("nulls = [%s]".formatted(joined(fit.sample().nothings())));
        lines.add("zone = UTC # CHECK: the zone of times and days that carry none");
        lines.add("key = [%s]%s"
                .formatted(String.join(", ", key), key.isEmpty() ? " # CHECK: nothing tells the rows apart" : ""));
        lines.add(restatement());
        lines.add("freshness = 36 hours");
        lines.add("");
        lines.add("columns {");
        columns.forEach(column -> lines.addAll(linesOf(column)));
        lines.addAll(absentColumns());
        lines.add("}");
        lines.add("");
        lines.addAll(becomes());
        return String.join("\n", lines) + "\n";
    }

    private List<String> format() {
        List<String> keys = new ArrayList<>(List.of("type = csv"));
        String separator = fit.sample().shape().dialect().separator();
        if (separator.length() == 1 && !",\t;|".contains(separator)) {
            keys.add("delimiter = " + quoted(separator));
        }
        char quote = fit.sample().shape().dialect().quote();
        if (quote == '\'') {
            keys.add("quote = " + quoted("'"));
        }
        keys.add("min-header-matches = " + Math.max(1, Math.min(5, columns.size())));
        return keys;
    }

    private String restatement() {
        Restatement models =
                fit.model().map(found -> found.export().restatement()).orElse(new Restatement.Upsert());
        if (!models.window().isEmpty()) {
            return "restatement { type = replace-window, by = [%s] }".formatted(String.join(", ", models.window()));
        }
        return "restatement { type = %s }".formatted(models instanceof Restatement.Append ? "append" : "upsert");
    }

    private List<String> linesOf(DraftColumn column) {
        String becomes =
                column.target().isEmpty() ? "nothing reads it yet" : column.sureness() + ": " + column.target();
        return List.of(
                "  # %s; %d %% filled; %s".formatted(column.form(), column.filled(), becomes),
                "  %s { header = [%s]%s%s }"
                        .formatted(
                                column.name(),
                                quoted(column.header()),
                                fit.isRequired(column.name()) ? ", required = true" : "",
                                fit.isRepeated(column.name()) ? ", repeated = true" : ""));
    }

    private List<String> absentColumns() {
        Set<String> absent = new TreeSet<>();
        fit.mappings().forEach(mapping -> absent.addAll(fit.missing(mapping)));
        return fit.model().stream()
                .flatMap(found -> found.export().columns().stream())
                .filter(column -> absent.contains(column.name()))
                .flatMap(column -> List.of(
                        "  # CHECK: not in the sample; a mapping below asks for it",
                        "  %s { header = [%s] }".formatted(column.name(), joined(column.headers())))
                        .stream())
                .toList();
    }

    private List<String> becomes() {
        if (fit.model().isEmpty()) {
            return List.of(
                    "# CHECK: name the table of docs/data-dictionary.md that the rows become, and an expression for each column.",
                    "becomes = []");
        }
        Model model = fit.model().get();
        List<String> lines = new ArrayList<>(
                List.of("becomes = [", "  {", "    table = " + model.becomes().table(), "    columns {"));
        for (Mapping mapping : fit.mappings()) {
            String sql = fit.adapted(mapping, vendor);
            lines.add("      %s = %s%s"
                    .formatted(
                            mapping.column(),
                            quoted(sql),
                            classifiesTexts(sql)
                                    ? " # CHECK: texts of " + model.export().name()
                                    : ""));
        }
        lines.addAll(List.of("    }", "  }", "]"));
        return lines;
    }

    /** Whether a taxonomy is asked about texts that stand in the mapping itself, beside the taxonomy's name. */
    private static boolean classifiesTexts(String sql) {
        return sql.contains("classify(")
                && sql.replaceAll("classify\\('[a-z_]+'", "").contains("'");
    }

    private static String joined(List<String> texts) {
        return texts.stream().map(ContractText::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return ConfigUtil.quoteString(text);
    }
}
