package io.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline match}: how likely records without a common id are one person. */
@Command(
        name = "match",
        header = {
            "Examples:",
            "  plumbline match review              pairs that are hardest to decide, hardest first",
            "  plumbline match explain A B         why two records are, or are not, one person",
            ""
        },
        description = {
            "Compares the person records of all systems by name, e-mail, phone and company, and learns from them how much",
            "each likeness says. Writes nothing; conf/matching says what is compared."
        },
        subcommands = {MatchReview.class, MatchExplain.class})
final class MatchCommand extends CommandGroup {}
