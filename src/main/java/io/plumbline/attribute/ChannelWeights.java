package io.plumbline.attribute;

import io.plumbline.definitions.Parts;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
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

    /** Weights of the touches of a journey that has touches. */
    Weights of(long milestoneKey, Journey journey) {
        Map<Long, Integer> touches = new HashMap<>();
        journey.touches().forEach(touch -> touches.merge(touch.channelKey(), 1, Integer::sum));
        Map<Long, Double> learnt = byMilestone.getOrDefault(milestoneKey, Map.of());
        boolean isAnyWorth = touches.keySet().stream().anyMatch(channel -> weight(learnt, channel) > 0);
        double[] weights = journey.touches().stream()
                .mapToDouble(touch -> (isAnyWorth ? weight(learnt, touch.channelKey()) : 1)
                        / touches.getOrDefault(touch.channelKey(), 1))
                .toArray();
        return Weights.of(Parts.billionths(weights));
    }

    private static double weight(Map<Long, Double> learnt, long channel) {
        return Math.max(0, learnt.getOrDefault(channel, 0d));
    }
}
