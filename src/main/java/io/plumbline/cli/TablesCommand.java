package io.plumbline.cli;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline tables [TABLE]}: what tables there are, or what one of them holds. */
@Command(
        name = "tables",
        description = "List the tables, or describe one: grain, key, and each column with type and meaning.")
final class TablesCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(arity = "0..1", paramLabel = "TABLE", description = "A table, e.g. gold.fct_kpi.")
    private Optional<String> table = Optional.empty();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        if (table.isPresent()) {
            describe(find(definitions, table.get()));
        } else {
            list(definitions);
        }
        return ExitCode.OK;
    }

    private void list(Definitions definitions) {
        List<List<String>> rows = definitions.tables().values().stream()
                .sorted(Comparator.comparing(TableContract::name))
                .map(contract -> List.of(contract.name().toString(), contract.grain()))
                .toList();
        new Listing(List.of("table", "one row is"), rows).print(System.out, form);
    }

    private void describe(TableContract contract) {
        if (form == Listing.Form.TABLE) {
            System.err.println(contract.name() + ": " + contract.grain());
            System.err.println("key: " + String.join(", ", contract.key()) + "; owner: " + contract.owner()
                    + "; declared in " + contract.place());
        }
        List<List<String>> rows = new ArrayList<>();
        contract.columns()
                .forEach(column -> rows.add(List.of(
                        column.name(),
                        column.type(),
                        column.required() ? "never null" : "",
                        column.pii() ? "personal" : "",
                        column.comment()
                                + column.unit().map(unit -> " [" + unit + "]").orElse(""))));
        new Listing(List.of("column", "type", "null", "privacy", "meaning"), rows).print(System.out, form);
    }

    private static TableContract find(Definitions definitions, String name) {
        return TableName.parse(name)
                .map(definitions.tables()::get)
                .orElseThrow(() -> new PlumblineException("there is no table \"" + name
                        + "\"\n    fix: `plumbline tables` lists them; write the layer too, e.g. gold.fct_kpi"));
    }
}
