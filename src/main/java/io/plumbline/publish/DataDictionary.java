package io.plumbline.publish;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Schema;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.Check;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All tables, KPIs, models and vocabularies as one Markdown page, from the definitions alone: the same for the same definitions. */
public final class DataDictionary {
    private static final List<Schema> LAYERS = List.of(Schema.GOLD, Schema.SILVER, Schema.OPS);

    private final Definitions definitions;
    private final Map<TableName, Set<TableName>> inputs;
    private final StringBuilder page = new StringBuilder();

    private DataDictionary(Definitions definitions, Map<TableName, Set<TableName>> inputs) {
        this.definitions = definitions;
        this.inputs = inputs;
    }

    /** @param inputs the tables that each table is made from, as the night's steps name them */
    public static String markdown(Definitions definitions, Map<TableName, Set<TableName>> inputs) {
        return new DataDictionary(definitions, inputs).write();
    }

    private String write() {
        line("# Data dictionary", "");
        line("Generated from `conf/` and `jobs/`; a test fails when it is stale. Rewrite it with");
        line("`./mvnw -Dtest=DataDictionaryTest -Dplumbline.rewrite=true test`.", "");
        line("Null means unknown. **pii** marks personal data, **required** a column that is never null.", "");
        LAYERS.forEach(this::layer);
        exports();
        page.append(MeaningPages.kpis(definitions.kpis()));
        page.append(MeaningPages.models(definitions.models()));
        page.append(MeaningPages.vocabularies(definitions.taxonomies()));
        return page.toString();
    }

    private void layer(Schema layer) {
        line("## Tables in " + layer.sqlName(), "");
        definitions.tables().values().stream()
                .filter(contract -> contract.name().schema() == layer)
                .sorted(Comparator.comparing(TableContract::name))
                .forEach(this::table);
    }

    private void table(TableContract contract) {
        line("### " + contract.name(), "", contract.grain(), "");
        List<String> storedBy = contract.partitionColumns();
        String partition = storedBy.isEmpty() ? "" : " Stored by " + code(storedBy) + ".";
        line("Key: " + code(contract.key()) + "." + partition + " Owner: " + contract.owner() + ". Defined in `"
                + contract.place().file() + "`.");
        Set<String> from = madeFrom(contract.name());
        line("Made from: " + (from.isEmpty() ? "nothing but the run itself" : String.join(", ", from)) + ".", "");
        line("| column | type | unit | | meaning |", "|---|---|---|---|---|");
        contract.columns().forEach(column -> line(row(column)));
        line("");
        contract.checks().forEach(check -> line(check(check)));
        if (!contract.checks().isEmpty()) {
            line("");
        }
    }

    private Set<String> madeFrom(TableName table) {
        Set<String> from = new TreeSet<>();
        inputs.getOrDefault(table, Set.of()).stream()
                .filter(input -> input.schema() != Schema.BRONZE)
                .forEach(input -> from.add(link(input)));
        definitions.exports().stream()
                .filter(export -> export.becomes().stream()
                        .anyMatch(becomes -> becomes.table().equals(table)))
                .forEach(export -> from.add("`" + export.name() + "`"));
        return from;
    }

    private static String row(TableColumn column) {
        String marks = (column.required() ? "required" : "")
                + (column.required() && column.pii() ? ", " : "")
                + (column.pii() ? "**pii**" : "");
        return "| `" + column.name() + "` | " + column.type() + " | "
                + column.unit().orElse("") + " | " + marks + " | " + cell(column.meaning())
                + column.references()
                        .map(table -> " Key of " + link(table) + ".")
                        .orElse("") + " |";
    }

    private static String link(TableName table) {
        return "[" + table + "](#" + table.toString().replace(".", "") + ")";
    }

    private static String check(Check check) {
        return "- Check `" + check.name() + "` (" + check.severity().name().toLowerCase(Locale.ROOT)
                + "): violated when `" + check.failsWhen().sql() + "`.";
    }

    private void exports() {
        line("## Exports", "", "Each also has a table in bronze that holds every cell as delivered.", "");
        line("| export | what it is | owner | becomes |", "|---|---|---|---|");
        definitions.exports().stream()
                .sorted(Comparator.comparing(Export::name))
                .forEach(export -> line("| `" + export.name() + "` | " + cell(export.description()) + " | "
                        + export.owner() + " | " + becomes(export) + " |"));
        line("");
    }

    private static String becomes(Export export) {
        return export.becomes().stream()
                .map(becomes -> becomes.table().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** Text that does not end a cell of a Markdown table. */
    static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }

    private void line(String... lines) {
        List.of(lines).forEach(line -> page.append(line).append('\n'));
    }
}
