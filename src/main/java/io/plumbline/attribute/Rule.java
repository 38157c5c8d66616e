package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import java.io.Serializable;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model as it is applied to journeys, its channels known by their keys.
 *
 * @param channelKeys keys of the channels that the model names
 */
record Rule(AttributionModel model, Set<Long> channelKeys) implements Serializable {
    /** @param keys the key of a channel by its name */
    static Rule of(AttributionModel model, ToLongFunction<String> keys) {
        return new Rule(
                model,
                model.channels().names().stream().map(keys::applyAsLong).collect(Collectors.toUnmodifiableSet()));
    }

    /** Weights of all touches of a journey that has touches; one that the model does not see weighs nothing. */
    Weights weights(Journey journey) {
        if (model.channels().areAll()) {
            return Weights.of(model.shape(), journey);
        }
        int[] seen = IntStream.range(0, journey.size())
                .filter(index -> sees(journey.touches().get(index)))
                .toArray();
        return seen.length == 0
                ? Weights.of(model.shape(), journey)
                : Weights.of(model.shape(), journey.only(seen)).spread(seen, journey.size());
    }

    private boolean sees(Touch touch) {
        return channelKeys.contains(touch.channelKey()) == (model.channels().choice() == Channels.Choice.ONLY);
    }
}
