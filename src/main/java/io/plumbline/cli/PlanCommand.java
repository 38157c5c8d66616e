package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline plan}: what a run would do. */
@Command(
        name = "plan",
        description = "Show which files a run would land and which tables it would recompute; writes nothing.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "As for run.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        Nightly nightly = new Nightly(
                definitions, options.landing(definitions.settings()), options.lake(definitions.settings()), asOf);
        Nightly.Plan plan = nightly.plan();
        List<List<String>> rows = new ArrayList<>();
        plan.found()
                .files()
                .forEach(file -> rows.add(List.of(
                        file.verdict() == io.plumbline.land.Verdict.REJECTED ? "refuse" : "land",
                        file.file(),
                        file.reason())));
        plan.found()
                .duplicates()
                .forEach(file -> rows.add(List.of("skip", file.file(), "the same bytes as " + file.original())));
        plan.found().unknown().forEach(file -> rows.add(List.of("skip", file, "no contract fits this name")));
        plan.found().ignored().forEach(file -> rows.add(List.of("ignore", file.file(), file.reason())));
        plan.tables().forEach(table -> rows.add(List.of("recompute", table.toString(), "")));
        new Listing(List.of("would", "what", "why"), rows).print(System.out, form);
        System.err.println(
                "As of " + nightly.asOf() + ": " + plan.found().files().size() + " new files, "
                        + plan.tables().size() + " tables to recompute. Nothing was written.");
        return ExitCode.OK;
    }
}
