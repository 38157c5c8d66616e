package io.plumbline.run;

import io.plumbline.checks.RowChecks.Violation;
import io.plumbline.definitions.TableName;
import java.util.List;

/** What became of one step: {@code WROTE} a new version, or {@code KEPT} the one it had. */
public record StepOutcome(
        TableName table, Result result, long version, long rows, double seconds, List<Violation> violations) {
    public StepOutcome {
        violations = List.copyOf(violations);
    }

    /** Whether the step wrote. */
    public enum Result {
        WROTE,
        KEPT
    }
}
