package io.plumbline.attribute;

import java.util.Comparator;

/**
 * One touch of a journey.
 *
 * @param at microseconds since 1970 UTC
 * @param sourcePriority rank of the system that saw it, most trusted first
 */
record Touch(long at, int sourcePriority, long key) {

    /** The order of all journeys: by instant, then by the more trusted source, then by key, so that no tie is left to chance. */
    static final Comparator<Touch> ORDER = Comparator.comparingLong(Touch::at)
            .thenComparingInt(Touch::sourcePriority)
            .thenComparingLong(Touch::key);
}
