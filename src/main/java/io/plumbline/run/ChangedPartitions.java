package io.plumbline.run;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which partitions of an input changed since a step last read it. */
final class ChangedPartitions {
    private ChangedPartitions() {}

    /** The changed partitions; none when the input did not change; empty when it is not known, so that all may have. */
    static Optional<Set<Integer>> of(StepContext context, TableName input, String partitionColumn) {
        Optional<List<CommitNote>> commits = context.newCommits(input);
        if (commits.isEmpty()) {
            return Optional.empty();
        }
        if (commits.get().isEmpty()) {
            return Optional.of(Set.of());
        }
        TableContract contract = context.definitions().tables().get(input);
        boolean isAlike = contract != null
                && contract.partition().map(partitionColumn::equals).orElse(false);
        Set<Integer> partitions = new TreeSet<>();
        for (CommitNote commit : commits.get()) {
            if (!isAlike || commit.partitions().isEmpty()) {
                return Optional.empty();
            }
            partitions.addAll(commit.partitions());
        }
        return Optional.of(partitions);
    }
}
