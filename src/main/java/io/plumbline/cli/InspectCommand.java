package io.plumbline.cli;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import io.plumbline.land.FileReport;
import io.plumbline.land.FileTrial;
import io.plumbline.land.FileTrial.Claim;
import io.plumbline.land.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline inspect FILE}: what Plumbline makes of a file, by its contract or by its bytes alone. */
@Command(
        name = "inspect",
        description =
                "Show what Plumbline makes of an export file: by the contract that claims its name or its columns, "
                        + "otherwise by its bytes alone. Writes nothing. Exit code 1 when the file would be rejected.")
final class InspectCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "FILE", description = "A file, wherever it lies.")
    private Path file = Path.of("");

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Option(names = "--json", description = "The same as -o json.")
    private boolean isJson;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new PlumblineException("%s is no file\n    fix: give the path of an export file".formatted(file));
        }
        List<Export> exports = options.definitions().exports();
        int code = ExitCode.OK;
        try {
            for (FileTrial trial : FileTrial.of(file)) {
                code = Math.max(code, inspect(trial, exports));
            }
            return code;
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be read: %s. Check its permissions".formatted(file, e.getMessage()), e);
        }
    }

    private int inspect(FileTrial trial, List<Export> exports) throws IOException {
        System.err.println(trial.name());
        List<Claim> claims = trial.claims(exports);
        if (claims.isEmpty()) {
            print(UnclaimedFile.findings(trial));
        }
        int code = ExitCode.OK;
        for (Claim claim : claims) {
            FileReport report = trial.read(claim.export());
            print(ClaimedFile.findings(claim, report));
            code = report.verdict() == Verdict.REJECTED ? ExitCode.WITHHELD : code;
        }
        return code;
    }

    private void print(Findings findings) {
        findings.listing().print(System.out, isJson ? Listing.Form.JSON : form);
    }
}
