package io.plumbline.run;

import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Runs steps concurrently, each when all that it reads has been made. The first failure stops those that have not begun. */
final class Schedule {
    private final int threads;

    Schedule(int threads) {
        this.threads = threads;
    }

    List<StepOutcome> run(List<Step> steps, Function<Step, StepOutcome> runner) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return run(steps, runner, new ExecutorCompletionService<>(pool));
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<StepOutcome> run(
            List<Step> steps, Function<Step, StepOutcome> runner, CompletionService<StepOutcome> pool) {
        Map<TableName, Step> waiting = new HashMap<>();
        List<Step> inOrder = new ArrayList<>(steps);
        steps.forEach(step -> waiting.put(step.table(), step));
        Set<TableName> unfinished = new HashSet<>(waiting.keySet());
        List<StepOutcome> outcomes = new ArrayList<>();
        while (!unfinished.isEmpty()) {
            int begun = submitReady(inOrder, unfinished, runner, pool);
            if (begun == 0 && outcomes.size() + inOrder.size() == steps.size()) {
                throw new IllegalStateException("steps wait for each other: " + unfinished);
            }
            StepOutcome outcome = next(pool);
            outcomes.add(outcome);
            unfinished.remove(outcome.table());
        }
        return outcomes;
    }

    private static int submitReady(
            List<Step> waiting,
            Set<TableName> unfinished,
            Function<Step, StepOutcome> runner,
            CompletionService<StepOutcome> pool) {
        List<Step> ready = waiting.stream()
                .filter(step -> step.inputs().stream().noneMatch(unfinished::contains))
                .toList();
        waiting.removeAll(ready);
        ready.forEach(step -> pool.submit(() -> named(step, runner)));
        return ready.size();
    }

    private static StepOutcome named(Step step, Function<Step, StepOutcome> runner) {
        try {
            return runner.apply(step);
        } catch (Exception e) {
            throw new StepFailure(step.table().toString(), e);
        }
    }

    private static StepOutcome next(CompletionService<StepOutcome> pool) {
        try {
            return pool.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StepFailure failure ? failure : new StepFailure("a step", e.getCause());
        }
    }
}
