package io.plumbline.run;

import io.plumbline.checks.RowChecks;
import io.plumbline.checks.RowChecks.Violation;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableState;
import io.plumbline.lake.TableWriter;
import io.plumbline.run.StepOutcome.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs one step if it has to be run, and commits what it made. */
final class StepRunner {
    private final Lake lake;
    private final Definitions definitions;
    private final Instant asOf;
    private final long run;
    private final long finished;
    private final Progress progress;
    private final Quarantine quarantine;

    /** @param finished the newest run that is known to have done all that it had to */
    StepRunner(Lake lake, Definitions definitions, Instant asOf, long run, long finished, Progress progress) {
        this.lake = lake;
        this.definitions = definitions;
        this.asOf = asOf;
        this.run = run;
        this.finished = finished;
        this.progress = progress;
        this.quarantine = new Quarantine(lake, definitions, run);
    }

    /** Whether the step's last commit was made by the same definition from the same versions of its inputs. */
    static boolean isCurrent(Lake lake, Step step) {
        return lake.state(step.table())
                .map(state -> state.note().definition().equals(step.definitionHash())
                        && state.note().inputs().equals(versions(lake, step)))
                .orElse(false);
    }

    private static Map<String, Long> versions(Lake lake, Step step) {
        Map<String, Long> versions = new TreeMap<>();
        for (TableName input : step.inputs()) {
            versions.put(
                    input.toString(), lake.state(input).map(TableState::version).orElse(-1L));
        }
        return versions;
    }

    StepOutcome run(Step step) {
        // Names the step's jobs for who watches Spark itself.
        lake.spark().sparkContext().setJobDescription(step.table().toString());
        Optional<TableState> state = lake.state(step.table());
        if (state.isPresent() && state.get().note().run() > finished) {
            step.refusals(context(step, state)).quarantine(quarantine);
        }
        if (isCurrent(lake, step)) {
            progress.skipped(step.table().toString());
            return new StepOutcome(
                    step.table(), Result.KEPT, state.orElseThrow().version(), 0, 0, List.of());
        }
        long began = System.nanoTime();
        progress.began(step.table().toString());
        Optional<TableState> previous =
                state.filter(last -> last.note().definition().equals(step.definitionHash()));
        Map<String, Long> versions = versions(lake, step);
        Change change = step.compute(context(step, previous));
        StepOutcome outcome = make(step, change, versions, began);
        progress.wrote(step.table().toString(), outcome.rows(), outcome.seconds());
        return outcome;
    }

    private StepOutcome make(Step step, Change change, Map<String, Long> versions, long began) {
        if (change instanceof Change.Restating restating) {
            Restatements restatements = new Restatements(lake, definitions, run);
            restating.restatements().stream()
                    .reduce(Dataset::unionByName)
                    .ifPresent(rows -> restatements.add(rows, step.table().toString()));
            return make(step, restating.change(), versions, began);
        }
        if (change instanceof Change.Refusing refusing) {
            StepOutcome outcome = make(step, refusing.change(), versions, began);
            refusing.refusals().quarantine(quarantine);
            return outcome;
        }
        return write(step, change, versions, began);
    }

    private StepContext context(Step step, Optional<TableState> previous) {
        return new StepContext(lake.suiting(step.inputs()), definitions, asOf, run, previous);
    }

    private StepOutcome write(Step step, Change change, Map<String, Long> versions, long began) {
        TableContract contract = definitions.contract(step.table());
        TableWriter writer = new TableWriter(lake, run);
        CommitNote note = new CommitNote(run, step.definitionHash(), versions, partitions(change), List.of());
        if (change instanceof Change.Nothing) {
            return outcome(step, writer.confirm(contract, note), began, List.of());
        }
        RowChecks checks = new RowChecks(contract);
        ObservedRows observed = new ObservedRows(checks, writer.conform(contract, rows(change)));
        TableState written = write(writer, contract, change, observed.rows(), note);
        List<Violation> violations =
                written.rows() > 0 && observed.mayViolate() ? checks.violations(lake.read(step.table())) : List.of();
        return outcome(step, written, began, violations);
    }

    private static TableState write(
            TableWriter writer, TableContract contract, Change change, Dataset<Row> rows, CommitNote note) {
        if (change instanceof Change.Rebuild) {
            return writer.rebuild(contract, rows, note);
        }
        if (change instanceof Change.Partitions) {
            return writer.replacePartitions(contract, rows, note);
        }
        if (change instanceof Change.Replacement replacement) {
            return writer.replaceRows(contract, rows, replacement.outdated(), note);
        }
        return change instanceof Change.Comparison
                ? writer.replaceDifferences(contract, rows, note)
                : writer.append(contract, rows, note);
    }

    private static StepOutcome outcome(Step step, TableState written, long began, List<Violation> violations) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return new StepOutcome(step.table(), Result.WROTE, written.version(), written.rows(), seconds, violations);
    }

    private static Dataset<Row> rows(Change change) {
        if (change instanceof Change.Rebuild rebuild) {
            return rebuild.rows();
        }
        if (change instanceof Change.Partitions part) {
            return part.rows();
        }
        if (change instanceof Change.Replacement replacement) {
            return replacement.rows();
        }
        if (change instanceof Change.Comparison comparison) {
            return comparison.rows();
        }
        return ((Change.Append) change).rows();
    }

    private static List<Integer> partitions(Change change) {
        if (change instanceof Change.Partitions part) {
            return part.partitions();
        }
        return change instanceof Change.Append append ? append.partitions() : List.of();
    }
}
