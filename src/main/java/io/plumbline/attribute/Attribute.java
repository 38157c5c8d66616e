package io.plumbline.attribute;

import io.plumbline.definitions.Definitions;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
import java.util.List;

/** Stage 4: credits touches for the milestones that they led to. */
public final class Attribute implements Stage {
    @Override
    public String name() {
        return "attribute";
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        return List.of(
                CreditStep.of(definitions), new IdentityCreditStep(definitions.contract(IdentityCreditStep.TABLE)));
    }
}
