package io.plumbline.attribute;

import io.plumbline.definitions.Definitions;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stage 4: credits touches for the milestones that they led to. */
public final class Attribute implements Stage {
    @Override
    public String name() {
        return "attribute";
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        List<Step> steps = new ArrayList<>(List.of(
                CreditStep.of(definitions),
                ParticipationStep.of(definitions),
                new IdentityCreditStep(definitions.contract(IdentityCreditStep.TABLE))));
        ChannelShareStep.of(definitions).ifPresent(steps::add);
        return List.copyOf(steps);
    }
}
