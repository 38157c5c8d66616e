package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All steps of a night: those that the stages bring, and one for each table that has a query. */
public final class Steps {
    private Steps() {}

    /**
     * The steps in the order of {@code jobs/nightly.conf}. A stage that the job leaves out brings none, so that a project
     * may do without it and without its tables.
     */
    public static List<Step> of(Definitions definitions, List<Stage> stages, Instant asOf) {
        String environmentHash = definitions.environmentHash();
        Map<TableName, Step> brought = new TreeMap<>();
        stages.stream()
                .filter(stage -> definitions.job().has(stage.name()))
                .flatMap(stage -> stage.steps(definitions, asOf).stream())
                .forEach(step -> brought.put(step.table(), step));
        List<Step> steps = new ArrayList<>();
        definitions
                .job()
                .stages()
                .forEach(stage -> stage.tables().forEach(table -> {
                    TableContract contract = definitions.tables().get(table);
                    if (contract != null && contract.sql().isPresent()) {
                        steps.add(new SqlStep(contract, environmentHash, asOf));
                    } else if (brought.containsKey(table)) {
                        steps.add(brought.get(table));
                    }
                }));
        return List.copyOf(steps);
    }
}
