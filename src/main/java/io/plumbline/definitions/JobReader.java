package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code jobs/nightly.conf}. */
final class JobReader {
    private JobReader() {}

    static List<Read<StagePlan>> read(Node node) {
        List<Read<StagePlan>> stages = new ArrayList<>();
        for (Node stage : node.requiredBlockList("stages")) {
            StagePlan plan =
                    new StagePlan(stage.required("name", Kinds.NAME), stage.requiredList("tables", Kinds.TABLE));
            stages.add(new Read<>(plan, stage));
        }
        return stages;
    }
}
