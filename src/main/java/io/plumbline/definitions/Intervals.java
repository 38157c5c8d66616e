package io.plumbline.definitions;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How intervals of what a model learnt are asked for: from journeys drawn anew.
 *
 * @param resamples how often all journeys are drawn; 0 when no intervals are asked for
 * @param confidence the part of resamples that lies between the two ends, such as 0.9
 * @param seed any number; the same one draws the same journeys
 */
public record Intervals(int resamples, BigDecimal confidence, int seed) implements Serializable {
    /** No intervals. */
    public static final Intervals NONE = new Intervals(0, BigDecimal.ZERO, 0);

    /** Fewer tell little of the ends. */
    private static final int FEWEST = 20;

    private static final BigDecimal CONFIDENCE = new BigDecimal("0.9");

    static Intervals read(Node intervals) {
        int resamples = intervals.required("resamples", Kinds.POSITIVE);
        BigDecimal confidence = intervals.optional("confidence", Kinds.SHARE).orElse(CONFIDENCE);
        if (resamples < FEWEST && Kinds.POSITIVE.isRead(resamples)) {
            intervals.refuse(
                    "resamples",
                    resamples + " resamples tell too little of where the ends of an interval are",
                    "Write " + FEWEST + " or more, such as resamples = 200.");
        }
        if (confidence.signum() == 0 || confidence.compareTo(BigDecimal.ONE) == 0) {
            intervals.refuse(
                    "confidence",
                    "an interval has a confidence between 0 and 1, not " + confidence.toPlainString(),
                    "Write a share between, such as confidence = 0.9.");
        }
        return new Intervals(
                resamples,
                confidence,
                intervals.optional("seed", Kinds.NOT_NEGATIVE).orElse(1));
    }

    /** As they stand in the output; none where no intervals are asked for. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (resamples > 0) {
            parameters.put("resamples", resamples);
            parameters.put("confidence", confidence);
            parameters.put("seed", seed);
        }
        return parameters;
    }
}
