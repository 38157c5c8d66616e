package io.plumbline.definitions;

import java.util.List;
import java.util.Map;

/**
 * What a {@link LearntShape} learnt of one channel.
 *
 * @param place where in a journey the channel was met, from 1, other channels counted once; {@link #ANYWHERE} when that
 *     makes no difference
 * @param value in the unit of the kind: a removal effect, conversions, or a rate of conversions
 * @param error by no more than this the value is off; 0 when it is exact
 */
public record ChannelWorth(String channel, int place, double value, double error) {
    /** Stands for all places. */
    public static final int ANYWHERE = 0;

    /** Exact values that hold wherever the channel was met. */
    static List<ChannelWorth> exact(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(worth -> new ChannelWorth(worth.getKey(), ANYWHERE, worth.getValue(), 0))
                .toList();
    }
}
