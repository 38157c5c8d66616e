package io.plumbline.standardize;

import java.time.Instant;

/**
 * What a full delivery lacks, and whether it is believed.
 *
 * @param at when it was made
 * @param records how many it shows
 * @param known how many were there before, as far as deliveries tell
 * @param lost how many of those it lacks
 */
record Verdict(Instant at, long records, long known, long lost, Word word) {
    boolean isBelieved() {
        return word == Word.BELIEVED || word == Word.ACCEPTED;
    }

    /** {@code ACCEPTED}: by a person, whatever it lacks. {@code UNREADABLE_RECORDS}: what it lacks may be among them. */
    enum Word {
        BELIEVED,
        ACCEPTED,
        TOO_MANY_LOST,
        UNREADABLE_RECORDS
    }
}
