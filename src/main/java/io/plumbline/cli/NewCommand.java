package io.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline new}: first drafts of definitions. */
@Command(
        name = "new",
        header = {"Examples:", "  plumbline new export ~/Downloads/spend.csv --name podcast_ads/campaign_day", ""},
        description = "Write a first draft of a definition, to be gone through by a person.",
        subcommands = NewExport.class)
final class NewCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean isHelpWanted;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "new: say export");
    }
}
