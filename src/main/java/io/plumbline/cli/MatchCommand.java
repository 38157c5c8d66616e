package io.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline match}: how likely records without a common id are one person. */
@Command(
        name = "match",
        header = {
            "Examples:",
            "  plumbline match review              people who may be one, hardest to decide first",
            "  plumbline match explain A B         why two records are, or are not, one person",
            "  plumbline match blocks              which records are compared at all",
            ""
        },
        description = {
            "Compares the person records of all systems by name, e-mail, phone and company, and learns from them how much",
            "each likeness says. Writes nothing; conf/matching says what is compared, and whether the night links whom it finds."
        },
        subcommands = {MatchReview.class, MatchExplain.class, MatchBlocks.class})
final class MatchCommand extends CommandGroup {}
