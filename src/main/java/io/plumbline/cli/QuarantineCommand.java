package io.plumbline.cli;

import picocli.CommandLine.Command;

/** {@code plumbline quarantine}: the records that no table could take. */
@Command(
        name = "quarantine",
        header = {
            "Examples:",
            "  plumbline quarantine list                       what waits, by export and reason",
            "  plumbline quarantine show salesforce/lead       each record with file, row, line and column",
            "  plumbline quarantine replay                     ask them again by the contracts as they are now",
            ""
        },
        description = {
            "Records that no table could take wait in ops.quarantine; nothing else is lost with them.",
            "Mappings (conf/exports, becomes) ask their records again by themselves when they change."
        },
        subcommands = {QuarantineList.class, QuarantineShow.class, QuarantineReplay.class})
final class QuarantineCommand extends CommandGroup {}
