package io.plumbline.attribute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a release credits for one opportunity, with the reasons.
 *
 * @param stage the opportunity's stage in the release
 * @param currency the reporting currency, in which all amounts are
 */
public record CreditExplanation(
        String opportunityId,
        long opportunityKey,
        String system,
        String stage,
        String currency,
        List<Milestone> milestones) {
    public CreditExplanation {
        milestones = List.copyOf(milestones);
    }

    /** What became of a touch by one model. */
    public enum Verdict {
        CREDITED,
        /** In the journey, but the model gives it nothing. */
        NOT_CREDITED,
        /** Not in the journey. */
        EXCLUDED,
        /** No touch, but what none can be credited with. */
        UNATTRIBUTED
    }

    /**
     * One milestone that the opportunity reached.
     *
     * @param amount empty when it is not known
     * @param basis why the people count, in words
     * @param people their pseudonyms
     * @param touches all touches that are told of, in order of time; those first that tie and are more trusted
     * @param lines model by model
     */
    public record Milestone(
            String name,
            Instant convertedAt,
            Optional<BigDecimal> amount,
            String basis,
            List<String> people,
            List<Place> touches,
            List<Line> lines) {
        public Milestone {
            people = List.copyOf(people);
            touches = List.copyOf(touches);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A touch and where it was delivered.
     *
     * @param person pseudonym
     * @param export contract that it was read by, vendor/object
     * @param deliveryId id of the delivery, as in ops.delivery
     * @param file below the landing folder; empty when no ledger knows the delivery any more
     * @param row number of the record in the file
     */
    public record Place(
            long touchKey,
            Instant at,
            String channel,
            String campaign,
            String type,
            String person,
            String system,
            String sourceId,
            String export,
            String deliveryId,
            String file,
            long row) {}

    /**
     * What one model says of one touch.
     *
     * @param touch empty for what no touch can be credited with
     * @param position place in the journey that the model saw, from 1; 0 outside of it
     * @param weight part of the milestone
     * @param amount empty where the milestone's is
     */
    public record Line(
            String model,
            Verdict verdict,
            Optional<Place> touch,
            int position,
            BigDecimal weight,
            Optional<BigDecimal> amount,
            String why) {}
}
