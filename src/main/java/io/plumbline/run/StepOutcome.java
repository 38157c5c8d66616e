package io.plumbline.run;

import io.plumbline.definitions.TableName;

/** What became of one step: {@code WROTE} a new version, or {@code KEPT} the one it had. */
public record StepOutcome(TableName table, Result result, long version, long rows, double seconds) {
    /** Whether the step wrote. */
    public enum Result {
        WROTE,
        KEPT
    }
}
