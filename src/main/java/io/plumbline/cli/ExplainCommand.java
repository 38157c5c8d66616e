package io.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline explain}: where published numbers come from. */
@Command(
        name = "explain",
        header = {
            "Examples:",
            "  plumbline explain credit --opportunity 006Hb0000A14NvoIQE      every touch, its credit and why",
            ""
        },
        description = "Takes published numbers apart, down to file and record. Writes nothing.",
        subcommands = ExplainCredit.class)
final class ExplainCommand extends CommandGroup {}
