package io.plumbline.attribute;

import io.plumbline.definitions.JourneyShape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rule gives to the channels of paths: exact parts of exact wholes, so that nothing is lost in adding up ten thousand paths. */
public final class RuleCredits {
    private final JourneyShape shape;
    private final Map<String, BigDecimal> byChannel = new TreeMap<>();

    public RuleCredits(JourneyShape shape) {
        this.shape = shape;
    }

    /** @param channels one touch each, a day apart, oldest first; no path when there are none */
    public void add(List<String> channels, BigDecimal whole) {
        if (channels.isEmpty() || whole.signum() == 0) {
            return;
        }
        Weights weights = Weights.of(shape.weigh(Journeys.ofSize(channels.size())));
        BigDecimal total = BigDecimal.valueOf(weights.total());
        for (int i = 0; i < channels.size(); i++) {
            BigDecimal part =
                    whole.multiply(BigDecimal.valueOf(weights.part(i))).divide(total, MathContext.DECIMAL128);
            byChannel.merge(channels.get(i), part, BigDecimal::add);
        }
    }

    public Map<String, Double> byChannel() {
        Map<String, Double> rounded = new TreeMap<>();
        byChannel.forEach((channel, credit) -> rounded.put(channel, credit.doubleValue()));
        return rounded;
    }
}
