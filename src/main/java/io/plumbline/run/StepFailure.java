package io.plumbline.run;

import org.jspecify.annotations.Nullable;

/** A step failed for a reason that its definition's owner cannot mend without looking at it; says which one. */
public final class StepFailure extends RuntimeException {
    private final String what;

    StepFailure(String what, @Nullable Throwable cause) {
        super(what + " failed", cause);
        this.what = what;
    }

    /** The table that could not be made. */
    public String what() {
        return what;
    }
}
