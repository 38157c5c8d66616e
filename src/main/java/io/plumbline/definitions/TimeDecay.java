package io.plumbline.definitions;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Weight 2^(-age/halfLifeDays), age in days from touch to milestone. It is irrational and counted in billionths. */
public record TimeDecay(BigDecimal halfLifeDays) implements JourneyShape {
    static final String TYPE = "time-decay";

    static TimeDecay read(Node shape) {
        BigDecimal days = shape.required("half-life-days", Kinds.DECIMAL);
        if (shape.has("half-life-days") && days.signum() <= 0) {
            shape.refuse("half-life-days", "key \"shape.half-life-days\" is not above 0", "Write days, such as 7.");
        }
        return new TimeDecay(days);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("half_life_days", halfLifeDays);
    }

    /** Relative to the youngest touch, so that a journey of old touches does not vanish. StrictMath: the same on every machine. */
    @Override
    public Weighing weigh(TouchSequence journey) {
        double halfLife = halfLifeDays.doubleValue();
        double[] weights = new double[journey.size()];
        double youngest = journey.ageDays(weights.length - 1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.pow(2, (youngest - journey.ageDays(i)) / halfLife);
        }
        String days = halfLifeDays.toPlainString();
        return new InProportion(
                weights,
                index -> String.format(Locale.ROOT, "2^(-%.2f / %s)", journey.ageDays(index) - youngest, days),
                index -> String.format(
                        Locale.ROOT,
                        "%.2f days before the milestone, %.2f before the youngest touch, half-life %s days",
                        journey.ageDays(index),
                        journey.ageDays(index) - youngest,
                        days));
    }
}
