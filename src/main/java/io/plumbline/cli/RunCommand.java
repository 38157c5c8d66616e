package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.run.Night;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline run}: the night. */
@Command(
        name = "run",
        description = {
            "Land what was delivered, recompute what changed, and publish a release.",
            "Safe to kill and to repeat: it resumes where it stood, and writes nothing when nothing is new."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The run's clock, e.g. 2026-03-05T12:00:00Z; later deliveries are left for later"
                    + " (default: noon UTC of the newest delivery).")
    private Optional<Instant> asOf = Optional.empty();

    @Option(
            names = "--reopen",
            paramLabel = "FILE",
            description = "Let in the records of FILE that wait because they arrived later than the look-back of their"
                    + " contract, and restate what they change; as `plumbline quarantine show` names it. Repeatable.")
    private List<String> reopened = List.of();

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        Path lake = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), lake, asOf);
        System.err.println("Plumbline: the night as of " + nightly.asOf());
        ConsoleProgress progress = new ConsoleProgress(
                System.err,
                "yes".equals(System.getProperty("plumbline.terminal")) && System.getenv("NO_COLOR") == null);
        Nightly.Report report = nightly.run(progress, reopened);
        progress.end();
        new Summary(report, lake).print(System.out);
        return report.outcome().kind() == Night.Outcome.Kind.WITHHELD ? ExitCode.WITHHELD : ExitCode.OK;
    }
}
