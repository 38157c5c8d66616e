package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.JourneyShape;
import java.io.Serializable;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model as it is applied to journeys, its channels known by their keys.
 *
 * @param channelKeys keys of the channels that the model names
 * @param learnt what channels weigh, if the model learns that
 */
record Rule(AttributionModel model, Set<Long> channelKeys, ChannelWeights learnt) implements Serializable {
    /** @param keys the key of a channel by its name */
    static Rule of(AttributionModel model, ToLongFunction<String> keys, ChannelWeights learnt) {
        return new Rule(
                model,
                model.channels().names().stream().map(keys::applyAsLong).collect(Collectors.toUnmodifiableSet()),
                learnt);
    }

    /** Weights of all touches of a journey that has touches; one that the model does not see weighs nothing. */
    Weights weights(long milestoneKey, Journey journey) {
        if (model.channels().areAll()) {
            return weightsOfSeen(milestoneKey, journey);
        }
        int[] seen = seen(journey);
        return seen.length == journey.size()
                ? weightsOfSeen(milestoneKey, journey)
                : weightsOfSeen(milestoneKey, journey.only(seen)).spread(seen, journey.size());
    }

    /** The channels of the touches that the model sees, by their keys, oldest first; none for a journey without touches. */
    long[] path(Journey journey) {
        return IntStream.of(seen(journey))
                .mapToLong(index -> journey.touches().get(index).channelKey())
                .toArray();
    }

    private Weights weightsOfSeen(long milestoneKey, Journey journey) {
        return model.shape() instanceof JourneyShape shape
                ? Weights.of(shape, journey)
                : learnt.of(milestoneKey, journey);
    }

    /** Places of the touches that the model sees; of all touches where it would see none. */
    private int[] seen(Journey journey) {
        int[] all = IntStream.range(0, journey.size()).toArray();
        if (model.channels().areAll()) {
            return all;
        }
        int[] seen = IntStream.of(all)
                .filter(index -> sees(journey.touches().get(index)))
                .toArray();
        return seen.length == 0 ? all : seen;
    }

    private boolean sees(Touch touch) {
        return channelKeys.contains(touch.channelKey()) == (model.channels().choice() == Channels.Choice.ONLY);
    }
}
