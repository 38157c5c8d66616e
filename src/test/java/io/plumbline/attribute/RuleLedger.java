package io.plumbline.attribute;

import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Credits milestones of money by the standard models, and adds up what each model gave away, in ten-thousandths. */
public final class RuleLedger {
    private static final int SCALE = 4;
    private static final int LOOKBACK_DAYS = 180;
    private static final List<Rule> RULES = List.of(
            Journeys.rule("first_touch", LOOKBACK_DAYS, new FirstTouch()),
            Journeys.rule("last_touch", LOOKBACK_DAYS, new LastTouch()),
            Journeys.rule("linear", LOOKBACK_DAYS, new Linear()),
            Journeys.rule("u_shaped", LOOKBACK_DAYS, Journeys.U_SHAPED),
            Journeys.rule("w_shaped", LOOKBACK_DAYS, Journeys.W_SHAPED),
            Journeys.rule("time_decay", LOOKBACK_DAYS, Journeys.TIME_DECAY));

    private final Map<String, Long> attributed = new TreeMap<>();
    private final Map<String, Long> unattributed = new TreeMap<>();
    private long milestones;

    /** @param touches instants of touches, in any order, of which later ones do not count */
    public void credit(Instant leadCreatedAt, Instant wonAt, BigDecimal amount, List<Instant> touches) {
        Milestones reached = new Milestones(micros(wonAt), micros(leadCreatedAt), Milestones.NEVER);
        List<Touch> journey = new ArrayList<>();
        for (Instant touch : touches) {
            journey.add(Journeys.touch(micros(touch), 0, journey.size()));
        }
        Conversion conversion = new Conversion(
                milestones++,
                202603,
                reached,
                OptionalLong.of(amount.movePointRight(SCALE).longValueExact()),
                touches.isEmpty() ? "none" : "person",
                1,
                "closed_won",
                20260301,
                2,
                3);
        for (Credit credit : Credit.of(conversion, Journey.of(reached, journey), RULES)) {
            (credit.reason().isPresent() ? unattributed : attributed).merge(credit.model(), credit.amount(), Long::sum);
        }
    }

    public Map<String, BigDecimal> attributed() {
        return amounts(attributed);
    }

    public Map<String, BigDecimal> unattributed() {
        return amounts(unattributed);
    }

    private static Map<String, BigDecimal> amounts(Map<String, Long> units) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        units.forEach((model, amount) -> amounts.put(model, BigDecimal.valueOf(amount, SCALE)));
        return amounts;
    }

    private static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond());
    }
}
