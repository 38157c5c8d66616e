package io.plumbline.definitions;

import io.plumbline.definitions.Drift.Policy;
import java.math.BigDecimal;

/** Reads the {@code drift} of an export. */
final class DriftReader {
    private static final Kind<Policy> POLICY = Kind.choice(Policy.class);

    private DriftReader() {}

    static Drift read(Node drift) {
        return new Drift(
                drift.optional("added", POLICY).orElse(Drift.DEFAULT.added()),
                drift.optional("removed", POLICY).orElse(Drift.DEFAULT.removed()),
                drift.optional("renamed", POLICY).orElse(Drift.DEFAULT.renamed()),
                drift.optional("reordered", POLICY).orElse(Drift.DEFAULT.reordered()),
                drift.optional("retyped", Kinds.SHARE)
                        .map(BigDecimal::doubleValue)
                        .orElse(Drift.DEFAULT.retyped()));
    }
}
