package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.land.Replayed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline quarantine replay [EXPORT]}: asks waiting records again. */
@Command(
        name = "replay",
        description = {
            "Read the files of waiting records again by their contracts as they are now.",
            "Records that are taken leave the quarantine once; the next run carries them to the tables."
        })
final class QuarantineReplay implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(arity = "0..1", paramLabel = "EXPORT", description = "Only this export, e.g. salesforce/lead.")
    private Optional<String> export = Optional.empty();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        export.filter(name -> definitions.export(name).isEmpty()).ifPresent(name -> {
            throw new PlumblineException(
                    "there is no export \"" + name + "\"\n    fix: `plumbline quarantine list` names those that wait");
        });
        Nightly nightly = new Nightly(
                definitions,
                options.landing(definitions.settings()),
                options.lake(definitions.settings()),
                Optional.empty());
        List<Replayed> replayed = nightly.replay(export);
        List<List<String>> rows = replayed.stream()
                .map(file -> List.of(
                        file.file(), String.valueOf(file.waiting()), String.valueOf(file.taken()), file.problem()))
                .toList();
        new Listing(List.of("file", "waiting", "taken", "problem"), rows).print(System.out, form);
        long taken = replayed.stream().mapToLong(Replayed::taken).sum();
        System.err.println(taken + " records left the quarantine."
                + (taken > 0 ? " `plumbline run` carries them to the tables." : ""));
        return ExitCode.OK;
    }
}
