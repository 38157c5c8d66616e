package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.Weighing;
import java.io.Serializable;
import java.util.Arrays;
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

    /** How all touches of a journey that has touches are weighed; one that the model does not see weighs nothing. */
    Weighing weigh(long milestoneKey, Journey journey) {
        if (journey.size() == 0) {
            throw new IllegalArgumentException("a journey without touches cannot be weighed");
        }
        if (model.channels().areAll()) {
            return weighSeen(milestoneKey, journey);
        }
        int[] meant = meant(journey);
        int[] seen = meant.length == 0 ? all(journey) : meant;
        String which = meant.length == 0
                ? "because none has a channel that the model counts"
                : "of the channels that the model counts";
        return new SeenWeighing(weighSeen(milestoneKey, journey.only(seen)), seen, journey.size(), which);
    }

    /** The channels of the touches that the model sees, by their keys, oldest first; none for a journey without touches. */
    long[] path(Journey journey) {
        int[] meant = meant(journey);
        return IntStream.of(meant.length == 0 ? all(journey) : meant)
                .mapToLong(index -> journey.touches().get(index).channelKey())
                .toArray();
    }

    private Weighing weighSeen(long milestoneKey, Journey journey) {
        return model.shape() instanceof JourneyShape shape ? shape.weigh(journey) : learnt.weigh(milestoneKey, journey);
    }

    /** Places of the touches that are of the model's channels; where there is none, the model sees all touches. */
    private int[] meant(Journey journey) {
        if (model.channels().areAll()) {
            return all(journey);
        }
        int[] places = new int[journey.size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (isMeant(journey.touches().get(i))) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int[] all(Journey journey) {
        return IntStream.range(0, journey.size()).toArray();
    }

    private boolean isMeant(Touch touch) {
        return channelKeys.contains(touch.channelKey()) == (model.channels().choice() == Channels.Choice.ONLY);
    }
}
