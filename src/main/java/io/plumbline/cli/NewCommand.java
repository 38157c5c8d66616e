package io.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline new}: first drafts of definitions. */
@Command(
        name = "new",
        header = {"Examples:", "  plumbline new export ~/Downloads/spend.csv --name podcast_ads/campaign_day", ""},
        description = "Write a first draft of a definition, to be gone through by a person.",
        subcommands = NewExport.class)
final class NewCommand extends CommandGroup {}
