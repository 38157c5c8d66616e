package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import java.time.Instant;
import java.util.List;

/** A stage of the night: the steps of its tables that are not made by a query of their own. */
public interface Stage {
    /** Its name in {@code jobs/nightly.conf}. */
    String name();

    /** One step for each of the stage's tables without a {@code .sql}. */
    List<Step> steps(Definitions definitions, Instant asOf);
}
