package io.plumbline.definitions;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One attribution model with its parameters: {@code conf/models/<name>.conf}.
 *
 * @param lookbackDays touches older than this at the milestone get no credit
 */
public record AttributionModel(
        String name, String title, String description, int lookbackDays, Shape shape, Place place, String hash)
        implements Serializable {

    /** How credit is spread over the touches of one journey. */
    public sealed interface Shape extends Serializable {
        /** All to the first touch. */
        record FirstTouch() implements Shape {}

        /** All to the last touch. */
        record LastTouch() implements Shape {}

        /** The same to each touch. */
        record Linear() implements Shape {}

        /**
         * Fixed shares to named positions, {@code rest} spread evenly over all other touches. Positions that the
         * milestone has not reached are dropped; with no other touches {@code rest} is dropped; what remains is
         * renormalised to 1. A touch that holds several positions gets the sum.
         */
        record PositionBased(Map<Position, BigDecimal> shares, BigDecimal rest) implements Shape {
            public PositionBased {
                shares = Collections.unmodifiableMap(new TreeMap<>(shares));
            }
        }

        /** Weight 2^(-age/halfLifeDays), age in days from touch to milestone, normalised to 1. */
        record TimeDecay(BigDecimal halfLifeDays) implements Shape {}
    }

    /** Places in a journey that a position-based model can pay. */
    public enum Position {
        FIRST,
        LEAD_CREATION,
        OPPORTUNITY_CREATION,
        LAST
    }
}
