package io.plumbline.nightly;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Settings;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Silence;
import io.plumbline.run.Night.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Runs nights of the sample company. */
final class Harbourline {
    static final Path LANDING = Path.of("sample-data").toAbsolutePath();
    static final Instant LAST_NIGHT = Instant.parse("2026-03-05T12:00:00Z");

    private static final int REPLACE_ROWS_FROM = 300;

    private Harbourline() {}

    static Definitions definitions() {
        return HouseDefinitions.ALL;
    }

    static Outcome run(Path landing, Path lake, Instant asOf) {
        return run(definitions(), landing, lake, asOf);
    }

    static Outcome run(Definitions definitions, Path landing, Path lake, Instant asOf) {
        return new Nightly(definitions, landing, lake, Optional.of(asOf))
                .run(new Silence())
                .outcome();
    }

    /** All four nights, one run each, which write of tables of some hundred rows only those that differ. */
    static void fourNights(Path lake) {
        for (int day = 2; day <= 5; day++) {
            run(writingDifferences(), LANDING, lake, Instant.parse("2026-03-0" + day + "T12:00:00Z"));
        }
    }

    private static Definitions writingDifferences() {
        Definitions all = definitions();
        Settings settings = all.settings();
        return HouseDefinitions.with(
                new Settings(
                        settings.company(),
                        settings.landing(),
                        settings.lake(),
                        settings.reportingCurrency(),
                        settings.reportingZone(),
                        settings.fxMaxAgeDays(),
                        settings.defaultRegion(),
                        settings.personSecretFile(),
                        settings.parquetCopy(),
                        REPLACE_ROWS_FROM,
                        settings.parentCosts(),
                        settings.hash()),
                all.job(),
                all.gates());
    }
}
