package io.plumbline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that only groups others: by itself it is a wrong usage, answered with its help. */
abstract class CommandGroup implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean isHelpWanted;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                spec.name() + ": say " + String.join(", ", spec.subcommands().keySet()));
    }
}
