package io.plumbline.definitions;

import java.time.LocalDate;

/**
 * What a person decided about two records, against or beyond what rules find: one entry of {@code conf/matching/decisions.conf}.
 *
 * @param left one record, {@code system:id}
 * @param right the other
 * @param author who decided
 * @param decidedOn when
 * @param reason why, for those who doubt it later
 * @param place where it is written
 */
public record StewardDecision(
        Verdict verdict, String left, String right, String author, LocalDate decidedOn, String reason, Place place) {

    /** What two records are. */
    public enum Verdict {
        /** One human being, whatever rules say. */
        SAME,
        /** Two human beings: what connects them is cut, whatever it is. */
        DIFFERENT;

        /** The verdict as the file and the tables name it. */
        public String sqlName() {
            return this == SAME ? "same" : "different";
        }
    }
}
