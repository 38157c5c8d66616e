package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableChanges;
import io.plumbline.lake.TableState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What a step may look at.
 *
 * @param run number of the run
 * @param previous the step's last commit, only if it was made by the same definition: then a change may be told
 *     relative to it; otherwise the table must be rebuilt
 */
public record StepContext(Lake lake, Definitions definitions, Instant asOf, long run, Optional<TableState> previous) {

    public SparkSession spark() {
        return lake.spark();
    }

    /** The notes of an input's commits since the step last read it, or empty when that is not known. */
    public Optional<List<CommitNote>> newCommits(TableName input) {
        return previous.map(state -> state.note().inputs().get(input.toString()))
                .flatMap(version -> lake.notesSince(input, version));
    }

    /** What changed in an input since the step last read it, or empty when that is not known. */
    public Optional<TableChanges> changes(TableName input) {
        return newCommits(input)
                .flatMap(commits -> previous)
                .map(state -> lake.changes(input, state.note().inputs().getOrDefault(input.toString(), -1L)));
    }

    /** Whether a table is so large that to find the rows of it that change costs less than to write all of them. */
    public boolean isLarge(TableName table) {
        return lake.exists(table) && lake.count(table) >= definitions.settings().replaceRowsFrom();
    }

    /** Whether none of the inputs has changed since the step last read them. */
    public boolean areUnchanged(Collection<TableName> inputs) {
        return previous.isPresent() && inputs.stream().allMatch(this::isUnchanged);
    }

    /** Whether the input has not changed since the step last read it. */
    public boolean isUnchanged(TableName input) {
        return newCommits(input)
                .map(commits -> commits.stream().allMatch(CommitNote::changesNothing))
                .orElse(false);
    }
}
