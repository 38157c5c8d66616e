package io.plumbline.definitions;

import java.util.Locale;

/** How a refused record leaves the quarantine. */
public enum LeavesBy {
    /** It is asked again, by a corrected contract: a landed file by {@code plumbline quarantine replay}, a mapping by the next run. */
    REPLAY,
    /** A person lets its file in by {@code plumbline run --reopen}: nothing is wrong with it but that it is late. */
    REOPENING;

    /** As {@code ops.quarantine} says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
