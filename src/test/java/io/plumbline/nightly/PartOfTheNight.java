package io.plumbline.nightly;

import io.plumbline.attribute.Attribute;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Job;
import io.plumbline.definitions.Job.StagePlan;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.measure.Measure;
import io.plumbline.publish.Publish;
import io.plumbline.reconcile.Reconcile;
import io.plumbline.run.Step;
import io.plumbline.run.Steps;
import io.plumbline.standardize.Standardize;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The house's definitions with a job that makes some tables and all that they are made of, and no other. */
final class PartOfTheNight {
    private static final List<String> WHOLE_STAGES = List.of("ledger", "land");

    private PartOfTheNight() {}

    static Definitions making(String... tables) {
        Definitions all = HouseDefinitions.ALL;
        Set<TableName> made = closure(all, tables);
        List<StagePlan> stages = all.job().stages().stream()
                .map(stage -> WHOLE_STAGES.contains(stage.name())
                        ? stage
                        : new StagePlan(
                                stage.name(),
                                stage.tables().stream().filter(made::contains).toList()))
                .filter(stage -> !stage.tables().isEmpty())
                .toList();
        List<Gate> gates = all.gates().stream()
                .filter(gate -> made.containsAll(SqlText.tables(gate.query().sql())))
                .toList();
        return HouseDefinitions.with(all.settings(), new Job(stages), gates);
    }

    private static Set<TableName> closure(Definitions all, String... tables) {
        Map<TableName, Step> steps = Steps.of(
                        all,
                        List.of(
                                new Standardize(),
                                new Reconcile(new byte[16]),
                                new Attribute(),
                                new Measure(),
                                new Publish()),
                        Instant.EPOCH)
                .stream()
                .collect(Collectors.toMap(Step::table, Function.identity()));
        Deque<TableName> open = new ArrayDeque<>();
        Arrays.stream(tables).map(TableName::of).forEach(open::add);
        Set<TableName> closure = new TreeSet<>();
        while (!open.isEmpty()) {
            TableName table = open.remove();
            Step step = steps.get(table);
            if (step != null && closure.add(table)) {
                open.addAll(step.inputs());
            }
        }
        return closure;
    }
}
