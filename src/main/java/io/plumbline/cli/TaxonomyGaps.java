package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.Nightly;
import io.plumbline.PlumblineException;
import io.plumbline.checks.EmptyTables;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.lake.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline taxonomy gaps}: the values that no rule of a taxonomy fits. */
@Command(
        name = "gaps",
        description = {
            "List the values that no rule fits, with rows and the money that hangs on them; heaviest first:",
            "by money within a currency, then by rows. A rule in conf/taxonomy closes a gap for past and future."
        })
final class TaxonomyGaps implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("taxonomy", "value", "found_in", "rows", "currency", "amount");

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(arity = "0..1", paramLabel = "TAXONOMY", description = "Only this one, e.g. channel.")
    private Optional<String> only = Optional.empty();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        List<Taxonomy> wanted = wanted(definitions);
        Path folder = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        Lake lake = new Lake(nightly.session(), folder.toString());
        EmptyTables notYetMade = new EmptyTables(lake.spark(), definitions, table -> !lake.exists(table));
        List<List<String>> rows = wanted.stream()
                .flatMap(taxonomy -> gaps(notYetMade, taxonomy).stream())
                .reduce(Dataset::unionByName)
                .map(gaps -> Texts.of(gaps.orderBy(
                        col("amount").desc_nulls_last(),
                        col("rows").desc(),
                        col("taxonomy"),
                        col("value"),
                        col("found_in"),
                        col("currency"))))
                .orElse(List.of());
        new Listing(COLUMNS, rows).print(System.out, form);
        if (rows.isEmpty()) {
            System.err.println("Every value fits a rule.");
        }
        return ExitCode.OK;
    }

    private List<Taxonomy> wanted(Definitions definitions) {
        List<Taxonomy> wanted = definitions.taxonomies().stream()
                .filter(taxonomy -> only.map(taxonomy.name()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new PlumblineException("there is no taxonomy \"" + only.orElse("") + "\"\n    fix: one of "
                    + definitions.taxonomies().stream().map(Taxonomy::name).toList());
        }
        return wanted;
    }

    /** A table that has not been made holds no gap: no system that would feed it has delivered. */
    private static Optional<Dataset<Row>> gaps(EmptyTables notYetMade, Taxonomy taxonomy) {
        return taxonomy.gaps()
                .map(query -> notYetMade
                        .query(query.sql())
                        .withColumn("taxonomy", lit(taxonomy.name()))
                        .select(COLUMNS.stream()
                                .map(org.apache.spark.sql.functions::col)
                                .toArray(org.apache.spark.sql.Column[]::new)));
    }
}
