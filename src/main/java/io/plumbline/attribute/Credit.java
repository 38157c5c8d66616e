package io.plumbline.attribute;

import java.util.List;
import java.util.Optional;

/**
 * What one model gives to one touch for one milestone: a row of gold.fct_attribution_credit.
 *
 * @param touch the touch, or {@link Touch#NONE}
 * @param position place of the touch in the journey, from 1; 0 for no touch
 * @param touches touches in the journey
 * @param millionths of the milestone
 * @param amount in ten-thousandths of the reporting currency; 0 when the milestone's amount is not known
 */
record Credit(
        String model, Touch touch, int position, int touches, long millionths, long amount, Optional<Reason> reason) {
    /** Why a milestone has no touch to credit. */
    enum Reason {
        NO_PERSON,
        NO_TOUCH_IN_LOOKBACK
    }

    /** The credits of all models; those of one model sum to one milestone and to its amount. */
    static List<Credit> of(Conversion conversion, Journey journey, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> JourneyCredit.of(conversion, journey, rule).credits().stream())
                .toList();
    }
}
