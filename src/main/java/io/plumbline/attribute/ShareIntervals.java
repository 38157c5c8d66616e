package io.plumbline.attribute;

import io.plumbline.definitions.ChannelWorth;
import io.plumbline.definitions.Intervals;
import io.plumbline.definitions.LearntShape;
import io.plumbline.paths.Paths;
import io.plumbline.paths.Resampling;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Between which shares a channel's lies when all journeys are drawn anew: the shares of each resample, sorted, without the same
 * number at both ends (percentile bootstrap). A channel that a resample does not meet has none of it. Resamples in which
 * nothing is worth anything, and so nothing has a share, are left out.
 */
final class ShareIntervals {
    private final List<Map<Shared, Double>> resamples;
    private final BigDecimal confidence;

    private record Shared(String channel, int place) {}

    /** Both ends of an interval. */
    record Interval(double lower, double upper) {}

    private ShareIntervals(List<Map<Shared, Double>> resamples, BigDecimal confidence) {
        this.resamples = List.copyOf(resamples);
        this.confidence = confidence;
    }

    /** @param shape with every parameter decided, so that all resamples are learnt in one way */
    static ShareIntervals of(LearntShape shape, Paths paths, Intervals asked) {
        Resampling journeys = new Resampling(paths, asked.seed());
        List<Map<Shared, Double>> resamples = IntStream.range(0, asked.resamples())
                .parallel()
                .mapToObj(number -> shares(shape.learn(journeys.draw(number))))
                .filter(shares -> !shares.isEmpty())
                .toList();
        return new ShareIntervals(resamples, asked.confidence());
    }

    /** Empty where no intervals were asked for, or no resample told anything. */
    Optional<Interval> of(ChannelWorth worth) {
        if (resamples.isEmpty()) {
            return Optional.empty();
        }
        Shared shared = new Shared(worth.channel(), worth.place());
        double[] sorted = resamples.stream()
                .mapToDouble(shares -> shares.getOrDefault(shared, 0d))
                .sorted()
                .toArray();
        int cut = BigDecimal.ONE
                .subtract(confidence)
                .multiply(BigDecimal.valueOf(sorted.length))
                .divideToIntegralValue(BigDecimal.valueOf(2))
                .intValue();
        return Optional.of(new Interval(sorted[cut], sorted[sorted.length - 1 - cut]));
    }

    private static Map<Shared, Double> shares(List<ChannelWorth> learnt) {
        double sum = ChannelShares.sum(learnt);
        Map<Shared, Double> shares = new HashMap<>();
        for (ChannelWorth worth : learnt) {
            if (sum != 0) {
                shares.put(new Shared(worth.channel(), worth.place()), worth.value() / sum);
            }
        }
        return shares;
    }
}
