package io.plumbline.cli;

import picocli.CommandLine.Command;

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
final class TaxonomyCommand extends CommandGroup {}
