package io.plumbline.attribute;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one model gives for one milestone: parts of it and of its amount to the touches of the journey that it sees, or all of both
 * to nobody, for a reason. The parts add up to the whole. Its touches are asked by their place, so that tens of millions of credits
 * make no objects.
 */
final class JourneyCredit {
    private static final long ONE = 1_000_000;

    private final String model;
    private final List<Touch> touches;
    private final Weights weights;
    private final long[] millionths;
    private final long[] amounts;
    private final Optional<Credit.Reason> reason;

    private JourneyCredit(
            Rule rule, Conversion conversion, List<Touch> touches, Weights weights, Optional<Credit.Reason> reason) {
        this.model = rule.model().name();
        this.touches = touches;
        this.weights = weights;
        this.reason = reason;
        this.millionths = Allocation.split(ONE, weights);
        this.amounts = Money.split(conversion.amount().orElse(0), weights);
        checkWhole(conversion);
    }

    static JourneyCredit of(Conversion conversion, Journey journey, Rule rule) {
        Journey seen = journey.within(rule.model().lookbackDays());
        return seen.size() == 0
                ? new JourneyCredit(rule, conversion, List.of(Touch.NONE), Weights.ONE, Optional.of(reason(conversion)))
                : new JourneyCredit(
                        rule,
                        conversion,
                        seen.touches(),
                        Weights.of(rule.weigh(conversion.milestoneKey(), seen)),
                        Optional.empty());
    }

    private static Credit.Reason reason(Conversion conversion) {
        return conversion.basis().equals("none") ? Credit.Reason.NO_PERSON : Credit.Reason.NO_TOUCH_IN_LOOKBACK;
    }

    private void checkWhole(Conversion conversion) {
        long parts = 0;
        long amount = 0;
        for (int i = 0; i < millionths.length; i++) {
            parts += millionths[i];
            amount += amounts[i];
        }
        if (parts != ONE || amount != conversion.amount().orElse(0)) {
            throw new IllegalStateException(
                    "model " + model + " does not give conversion " + conversion.key() + " exactly once");
        }
    }

    String model() {
        return model;
    }

    /** Why a milestone has no touch to credit. */
    Optional<Credit.Reason> reason() {
        return reason;
    }

    /** In the journey that the model sees. */
    int touches() {
        return reason.isPresent() ? 0 : touches.size();
    }

    /** The first place from this one on that is credited; {@link #end()} where none is. */
    int creditedFrom(int place) {
        int next = place;
        while (next < end() && weights.part(next) == 0) {
            next++;
        }
        return next;
    }

    /** After the last place. */
    int end() {
        return touches.size();
    }

    /** {@link Touch#NONE} where nobody is credited. */
    Touch touch(int place) {
        return touches.get(place);
    }

    /** Of the journey's touches which, from 1; 0 for no touch. */
    int position(int place) {
        return reason.isPresent() ? 0 : place + 1;
    }

    /** Of the milestone. */
    long millionths(int place) {
        return millionths[place];
    }

    /** In ten-thousandths of the reporting currency; 0 when the milestone's amount is not known. */
    long amount(int place) {
        return amounts[place];
    }

    /** One by one. */
    List<Credit> credits() {
        return IntStream.range(0, end())
                .filter(place -> creditedFrom(place) == place)
                .mapToObj(place -> new Credit(
                        model, touch(place), position(place), touches(), millionths(place), amount(place), reason))
                .toList();
    }
}
