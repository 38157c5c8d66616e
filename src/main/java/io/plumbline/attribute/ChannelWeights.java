package io.plumbline.attribute;

import io.plumbline.definitions.InProportion;
import io.plumbline.definitions.Weighing;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What channels weigh in a journey by a model that learnt it. The channels of the journey share it in proportion to their
 * weights, however often they come, and the touches of a channel share equally what it has. A channel that weighs less than
 * nothing weighs nothing; where no channel weighs anything, all weigh the same.
 *
 * @param byMilestone weights by the channel's key, by the milestone's key
 */
record ChannelWeights(Map<Long, Map<Long, Double>> byMilestone) implements Serializable {
    /** All channels of a journey weigh the same. */
    static final ChannelWeights EQUAL = new ChannelWeights(Map.of());

    /** What gold.fct_channel_share says of channels wherever they were met, by the model's key. */
    static Map<Long, ChannelWeights> read(Dataset<Row> channelShares) {
        Map<Long, Map<Long, Map<Long, Double>>> byModel = new HashMap<>();
        for (Row row : channelShares
                .filter("place = 0")
                .select("model_key", "milestone_key", "channel_key", "value")
                .collectAsList()) {
            byModel.computeIfAbsent(row.getLong(0), first -> new HashMap<>())
                    .computeIfAbsent(row.getLong(1), first -> new HashMap<>())
                    .put(row.getLong(2), row.getDouble(3));
        }
        Map<Long, ChannelWeights> weights = new HashMap<>();
        byModel.forEach((model, byMilestone) -> weights.put(model, new ChannelWeights(byMilestone)));
        return weights;
    }

    /** How the touches of a journey that has touches are weighed. */
    Weighing weigh(long milestoneKey, Journey journey) {
        Map<Long, Double> learnt = byMilestone.getOrDefault(milestoneKey, Map.of());
        long[] channels =
                journey.touches().stream().mapToLong(Touch::channelKey).toArray();
        Map<Long, Integer> touches = new HashMap<>();
        LongStream.of(channels).forEach(channel -> touches.merge(channel, 1, Integer::sum));
        boolean isAnyWorth = touches.keySet().stream().anyMatch(channel -> worth(learnt, channel) > 0);
        double[] weights = LongStream.of(channels)
                .mapToDouble(channel -> isAnyWorth ? worth(learnt, channel) : 1)
                .toArray();
        int[] sharers = LongStream.of(channels)
                .mapToInt(channel -> touches.getOrDefault(channel, 1))
                .toArray();
        return new InProportion(
                IntStream.range(0, weights.length)
                        .mapToDouble(index -> weights[index] / sharers[index])
                        .toArray(),
                index -> String.format(Locale.ROOT, "%.4g / %d", weights[index], sharers[index]),
                index -> (isAnyWorth ? worthInWords(weights[index]) : "all channels of the journey are worth the same")
                        + sharersInWords(sharers[index]));
    }

    private static double worth(Map<Long, Double> learnt, long channel) {
        return Math.max(0, learnt.getOrDefault(channel, 0d));
    }

    private static String worthInWords(double worth) {
        return worth > 0 ? "what its channel is worth, as learnt" : "its channel is worth nothing or less, as learnt";
    }

    private static String sharersInWords(int touches) {
        return touches == 1 ? ", for the channel's only touch" : ", shared by the channel's " + touches + " touches";
    }
}
