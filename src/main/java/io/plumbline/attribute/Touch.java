package io.plumbline.attribute;

import java.util.Comparator;

/**
 * One touch of a journey, with what its credit repeats of it: the keys of gold's dimensions.
 *
 * @param at microseconds since 1970 UTC
 * @param sourcePriority rank of the system that saw it, most trusted first
 */
record Touch(long at, int sourcePriority, long key, long personKey, int dateKey, long channelKey, long campaignKey) {
    /** No dimension has a member for it: the keys of {@code (not applicable)}. */
    static final int NOT_APPLICABLE = -2;

    /** Stands where no touch can be credited. */
    static final Touch NONE = new Touch(0, 0, -1, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE);

    /** The order of all journeys: by instant, then by the more trusted source, then by key, so that no tie is left to chance. */
    static final Comparator<Touch> ORDER = Touch::compare;

    private static int compare(Touch one, Touch other) {
        int byInstant = Long.compare(one.at, other.at);
        if (byInstant != 0) {
            return byInstant;
        }
        int bySource = Integer.compare(one.sourcePriority, other.sourcePriority);
        return bySource == 0 ? Long.compare(one.key, other.key) : bySource;
    }
}
