package io.plumbline.run;

import io.plumbline.definitions.TableName;
import java.util.Set;

/** Makes one table. The run decides whether it has to: only when its definition or an input changed since its last commit. */
public interface Step {
    /** The table that the step writes; no other step does. */
    TableName table();

    /** The tables that it reads. */
    Set<TableName> inputs();

    /** Hash of everything beside the inputs that determines the rows: query, parameters, contract, the as-of instant if it is used. */
    String definitionHash();

    /** The rows, or the part of them that changed. Does not write. */
    Change compute(StepContext context);

    /** All records landed so far that the table cannot take: asked when the run that made the last commit may have died after it. */
    default Refusals refusals(StepContext context) {
        return Refusals.NONE;
    }
}
