package io.plumbline.run;

import io.plumbline.definitions.Severity;
import java.util.List;

/**
 * One gate, or one check of a table's contract, and what violates it.
 *
 * @param violations empty when it passed; never personal data
 */
public record GateResult(String gate, Severity severity, List<String> violations, String fix) {
    public GateResult {
        violations = List.copyOf(violations);
    }

    /** Whether it keeps tonight's tables from being released. */
    public boolean withholds() {
        return severity == Severity.FAIL && !violations.isEmpty();
    }
}
