package io.plumbline.nightly;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.kit.Silence;
import io.plumbline.run.Night.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Runs nights of the sample company. */
final class Harbourline {
    static final Path LANDING = Path.of("sample-data").toAbsolutePath();
    static final Instant LAST_NIGHT = Instant.parse("2026-03-05T12:00:00Z");

    private Harbourline() {}

    static Definitions definitions() {
        return DefinitionsLoader.load(Path.of("").toAbsolutePath());
    }

    static Outcome run(Path landing, Path lake, Instant asOf) {
        return new Nightly(definitions(), landing, lake, Optional.of(asOf))
                .run(new Silence())
                .outcome();
    }

    /** All four nights, one run each. */
    static void fourNights(Path lake) {
        for (int day = 2; day <= 5; day++) {
            run(LANDING, lake, Instant.parse("2026-03-0" + day + "T12:00:00Z"));
        }
    }
}
