package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel.Position;

/**
 * When a journey reached what, in microseconds since 1970 UTC.
 *
 * @param convertedAt the milestone that is credited
 * @param leadCreatedAt when the first person of the journey became a lead, or {@link #NEVER}
 * @param opportunityCreatedAt when the opportunity was created, or {@link #NEVER}
 */
record Milestones(long convertedAt, long leadCreatedAt, long opportunityCreatedAt) {
    static final long NEVER = Long.MAX_VALUE;

    /** The last instant at which a touch can hold the position; {@link #NEVER} when the journey had not got there. */
    long endOf(Position position) {
        long end = switch (position) {
            case FIRST, LAST -> convertedAt;
            case LEAD_CREATION -> leadCreatedAt;
            case OPPORTUNITY_CREATION -> opportunityCreatedAt;
        };
        return end <= convertedAt ? end : NEVER;
    }
}
