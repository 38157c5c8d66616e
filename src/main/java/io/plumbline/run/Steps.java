package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Schema;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /**
     * Leaves out tables of systems of which nothing was ever delivered, unless another step reads them.
     *
     * @param landing tables that deliveries are about to land in
     */
    public static List<Step> fed(Lake lake, List<Step> steps, Set<TableName> landing) {
        Set<TableName> read =
                steps.stream().flatMap(step -> step.inputs().stream()).collect(Collectors.toSet());
        return steps.stream()
                .filter(step -> read.contains(step.table())
                        || lake.exists(step.table())
                        || !waitsForDeliveries(lake, step, landing))
                .toList();
    }

    private static boolean waitsForDeliveries(Lake lake, Step step, Set<TableName> landing) {
        return !step.inputs().isEmpty()
                && step.inputs().stream()
                        .filter(input -> !input.equals(Reopenings.TABLE))
                        .allMatch(input ->
                                input.schema() == Schema.BRONZE && !lake.exists(input) && !landing.contains(input));
    }
}
