package io.plumbline.standardize;

import io.plumbline.lake.CommitNote;
import io.plumbline.run.StepContext;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which deliveries of an export landed since a step last read its bronze. */
final class NewDeliveries {
    private NewDeliveries() {}

    /** Their SHA-256; empty when it cannot be told, so that all may be new. */
    static Optional<Set<String>> of(StepContext context, SnapshotSource source) {
        return context.newCommits(source.export().bronze())
                .map(commits -> commits.stream()
                        .map(CommitNote::deliveries)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet()));
    }
}
