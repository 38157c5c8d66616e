package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import java.util.ArrayList;
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
    private static final long ONE = 1_000_000;

    /** Why a milestone has no touch to credit. */
    enum Reason {
        NO_PERSON,
        NO_TOUCH_IN_LOOKBACK
    }

    /** The credits of all models; those of one model sum to one milestone and to its amount. */
    static List<Credit> of(Conversion conversion, Journey journey, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> of(conversion, journey, rule).stream())
                .toList();
    }

    /** The credits of one model. */
    static List<Credit> of(Conversion conversion, Journey journey, Rule rule) {
        Journey seen = journey.within(rule.model().lookbackDays());
        return seen.touches().isEmpty()
                ? List.of(unattributed(rule.model(), conversion))
                : attributed(rule, conversion, seen);
    }

    private static List<Credit> attributed(Rule rule, Conversion conversion, Journey journey) {
        AttributionModel model = rule.model();
        Weights weights = Weights.of(rule.weigh(conversion.milestoneKey(), journey));
        long[] millionths = Allocation.split(ONE, weights);
        long[] amounts = Money.split(conversion.amount().orElse(0), weights);
        checkWhole(model, conversion, millionths, amounts);
        int touches = journey.touches().size();
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < touches; i++) {
            if (weights.part(i) > 0) {
                credits.add(new Credit(
                        model.name(),
                        journey.touches().get(i),
                        i + 1,
                        touches,
                        millionths[i],
                        amounts[i],
                        Optional.empty()));
            }
        }
        return credits;
    }

    private static void checkWhole(AttributionModel model, Conversion conversion, long[] millionths, long[] amounts) {
        long parts = 0;
        long amount = 0;
        for (int i = 0; i < millionths.length; i++) {
            parts += millionths[i];
            amount += amounts[i];
        }
        if (parts != ONE || amount != conversion.amount().orElse(0)) {
            throw new IllegalStateException(
                    "model " + model.name() + " does not give conversion " + conversion.key() + " exactly once");
        }
    }

    private static Credit unattributed(AttributionModel model, Conversion conversion) {
        Reason reason = conversion.basis().equals("none") ? Reason.NO_PERSON : Reason.NO_TOUCH_IN_LOOKBACK;
        return new Credit(
                model.name(), Touch.NONE, 0, 0, ONE, conversion.amount().orElse(0), Optional.of(reason));
    }
}
