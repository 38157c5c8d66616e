package io.plumbline.measure;

import io.plumbline.definitions.Definitions;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
import java.util.List;

/** The stage that turns what happened into numbers: the KPIs, from tables that their queries prepare. */
public final class Measure implements Stage {
    @Override
    public String name() {
        return "measure";
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        return List.of(new KpiValueStep(definitions, asOf));
    }
}
