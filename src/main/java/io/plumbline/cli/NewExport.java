package io.plumbline.cli;

import io.plumbline.PlumblineException;
import io.plumbline.draft.Draft;
import io.plumbline.draft.DraftColumn;
import io.plumbline.land.FileTrial;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline new export FILE}: the first contract of an export. */
@Command(
        name = "export",
        description = {
            "Write conf/exports/<vendor>/<object>.conf for a delimited file: what its columns look like, what tells its rows apart,",
            "and the canonical table that they most likely become, after the contract that resembles them most.",
            "Prints each column, what it becomes, and how sure that is. Never overwrites a contract."
        })
final class NewExport implements Callable<Integer> {
    private static final String NAME = "[a-z0-9][a-z0-9_]*/[a-z][a-z0-9_]*";

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "FILE", description = "A sample of the export, the larger the surer.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "VENDOR/OBJECT",
            required = true,
            description = "The export's name, small letters: its vendor, and what one file holds.")
    private String name = "";

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        if (!name.matches(NAME)) {
            throw new PlumblineException("--name is \"" + name + "\"\n    fix: write it like podcast_ads/campaign_day");
        }
        if (!Files.isRegularFile(file)) {
            throw new PlumblineException("%s is no file\n    fix: give the path of an export file".formatted(file));
        }
        try {
            write();
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            throw new PlumblineException(
                    e.getFile() + " exists\n    fix: choose another name, or delete that contract first", e);
        } catch (IOException e) {
            throw new PlumblineException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void write() throws IOException {
        FileTrial sample = sample();
        Draft draft = Draft.of(sample::open, name, suffix(sample.name()), options.definitions());
        Path contract = options.project().resolve("conf/exports/" + name + ".conf");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, draft.text(), StandardOpenOption.CREATE_NEW);
        new Listing(
                        List.of("header", "name", "looks like", "filled %", "becomes", "how sure"),
                        draft.columns().stream().map(NewExport::cells).toList())
                .print(System.out, form);
        System.err.println("Wrote " + contract + ".");
        System.err.println("Next: go through its lines marked CHECK, then `plumbline check`, then `plumbline inspect "
                + file + "`.");
    }

    private FileTrial sample() throws IOException {
        List<FileTrial> files = FileTrial.of(file);
        if (files.size() != 1) {
            throw new PlumblineException(
                    "%s holds %d files\n    fix: unpack it and give one of them".formatted(file, files.size()));
        }
        String mistaken = files.get(0).mistaken();
        if (!mistaken.isEmpty()) {
            throw new PlumblineException(
                    "%s: %s\n    fix: this command drafts contracts of delimited text;".formatted(file, mistaken)
                            + " see docs/how-to/add-a-vendor-export.md for others");
        }
        return files.get(0);
    }

    private static String suffix(String name) {
        String inner = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = inner.lastIndexOf('.');
        return dot < 0 ? "" : inner.substring(dot);
    }

    private static List<String> cells(DraftColumn column) {
        return List.of(
                column.header(),
                column.name(),
                column.form(),
                String.valueOf(column.filled()),
                column.target(),
                column.sureness());
    }
}
