package io.plumbline.standardize;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.LeavesBy;
import io.plumbline.run.Reopenings;
import io.plumbline.run.StepContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deliveries of an export whose late records a person let in.
 *
 * @param all every one
 * @param sinceLastCommit those among them that the table has not taken yet, as far as its last commit tells
 */
record LetIn(Set<String> all, Set<String> sinceLastCommit) {
    private static final LetIn NONE = new LetIn(Set.of(), Set.of());

    LetIn {
        all = Set.copyOf(all);
        sinceLastCommit = Set.copyOf(sinceLastCommit);
    }

    /** Whether records of the export can be late. */
    static boolean isPossible(Export export) {
        return export.refuse().stream().anyMatch(rule -> rule.leavesBy() == LeavesBy.REOPENING);
    }

    /** For who judges all records that ever landed. */
    static LetIn of(StepContext context, Export export) {
        return isPossible(export) ? new LetIn(Reopenings.deliveries(context.lake(), export.name()), Set.of()) : NONE;
    }

    /** For who judges new records only; empty when it cannot be told which were let in since. */
    static Optional<LetIn> sinceLastCommit(StepContext context, Export export) {
        LetIn letIn = of(context, export);
        return letIn.all().isEmpty()
                ? Optional.of(letIn)
                : context.newCommits(Reopenings.TABLE)
                        .map(commits -> commits.stream()
                                .flatMap(commit -> commit.deliveries().stream())
                                .filter(letIn.all()::contains)
                                .collect(Collectors.toSet()))
                        .map(news -> new LetIn(letIn.all(), news));
    }
}
