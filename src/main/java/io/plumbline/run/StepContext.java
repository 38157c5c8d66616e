package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableState;
import java.time.Instant;
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

    /** Whether the input has not changed since the step last read it. */
    public boolean isUnchanged(TableName input) {
        return newCommits(input)
                .map(commits -> commits.stream().allMatch(CommitNote::changesNothing))
                .orElse(false);
    }
}
