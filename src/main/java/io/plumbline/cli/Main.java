package io.plumbline.cli;

import io.plumbline.PlumblineException;
import io.plumbline.lake.Lease;
import io.plumbline.run.StepFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line: {@code plumbline COMMAND}. Standard output is data, standard error is messages. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = false,
        customSynopsis = "plumbline COMMAND [OPTIONS]",
        header = {
            "Examples:",
            "  plumbline run                      the night: land, reconcile, measure, publish",
            "  plumbline plan                     what a run would do; writes nothing",
            "  plumbline status                   the release, the last runs, every file's balance",
            "  plumbline check                    all definitions, all mistakes at once",
            "  plumbline tables gold.fct_kpi      what a table holds, column by column",
            "  plumbline explain credit           why each touch of an opportunity got what it got",
            "  plumbline taxonomy gaps            values that no rule fits, with their money",
            "  plumbline match review             pairs of records that may be one person, hardest first",
            "  plumbline quarantine list          records that no table could take, and why",
            "  plumbline inspect FILE             what Plumbline makes of an export file; writes nothing",
            "  plumbline new export FILE          a first contract for an export that nobody has described",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 published or nothing new, 1 a gate withheld the release, 2 wrong usage or definitions,",
            "3 unexpected failure, 75 another run holds the lease."
        },
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            TablesCommand.class,
            QuarantineCommand.class,
            TaxonomyCommand.class,
            MatchCommand.class,
            ExplainCommand.class,
            InspectCommand.class,
            NewCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean isHelpWanted;

    public static void main(String[] arguments) {
        CompilerDirectives.add();
        int code = commandLine().execute(arguments);
        System.out.flush();
        System.err.flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter messages = command.getErr();
        if (failure instanceof Lease.Held) {
            messages.println("plumbline: " + failure.getMessage());
            return ExitCode.LEASE_HELD;
        }
        if (failure instanceof PlumblineException) {
            messages.println("plumbline: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        String where = failure instanceof StepFailure step ? " while making " + step.what() : "";
        messages.println("plumbline: unexpected failure" + where
                + ". Nothing was published; readers keep the release they had.");
        messages.println("    details: " + writeTrace(failure));
        messages.println(
                "    fix: run it again, it resumes where it stood; if it fails again, report it with that file.");
        return ExitCode.UNEXPECTED;
    }

    /** The trace goes to a file, never to the console: an engine's message may hold a cell of the data. */
    private static String writeTrace(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("plumbline-failure-", ".log");
            Files.writeString(file, trace.toString());
            return file.toString();
        } catch (IOException e) {
            return "(could not be written: " + e.getMessage() + ")";
        }
    }
}
