package io.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline taxonomy}: the governed vocabularies. */
@Command(
        name = "taxonomy",
        header = {
            "Examples:",
            "  plumbline taxonomy gaps                 what no rule fits, heaviest first",
            "  plumbline taxonomy gaps lead_source     of one taxonomy only",
            ""
        },
        description = "Vocabularies and their rules stand in conf/taxonomy.",
        subcommands = TaxonomyGaps.class)
final class TaxonomyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean isHelpWanted;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "taxonomy: say gaps");
    }
}
