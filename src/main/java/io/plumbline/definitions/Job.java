package io.plumbline.definitions;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code jobs/nightly.conf}: the stages in order, each with the tables it writes. */
public record Job(List<StagePlan> stages) {
    public Job {
        stages = List.copyOf(stages);
    }

    /** Whether the job has a stage of that name. */
    public boolean has(String stage) {
        return stages.stream().anyMatch(plan -> plan.name().equals(stage));
    }

    /** Whether some stage writes all of these. */
    public boolean makes(Set<TableName> tables) {
        return stages.stream()
                .flatMap(stage -> stage.tables().stream())
                .collect(Collectors.toSet())
                .containsAll(tables);
    }

    /** One stage and its tables. */
    public record StagePlan(String name, List<TableName> tables) {
        public StagePlan {
            tables = List.copyOf(tables);
        }
    }
}
