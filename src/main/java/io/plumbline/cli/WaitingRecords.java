package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.lake.Lake;
import io.plumbline.run.Quarantine;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of {@code ops.quarantine} for the commands that print them. */
final class WaitingRecords {
    private WaitingRecords() {}

    /** Empty when nothing was ever quarantined. */
    static Optional<Dataset<Row>> of(ProjectOptions options) {
        Definitions definitions = options.definitions();
        Path folder = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        Lake lake = new Lake(nightly.session(), folder.toString());
        return lake.exists(Quarantine.TABLE) ? Optional.of(Quarantine.waiting(lake)) : Optional.empty();
    }
}
