package io.plumbline.attribute;

import io.plumbline.definitions.Weighing;
import java.util.Arrays;

/** A journey of which the model sees some touches: those are weighed as if there were no others. */
final class SeenWeighing implements Weighing {
    private final Weighing seen;
    private final int[] places;
    private final int size;
    private final String which;

    /**
     * @param seen of the journey of the touches that the model sees
     * @param places of those touches in the whole journey, in ascending order
     * @param size of the whole journey
     * @param which touches these are, in words
     */
    SeenWeighing(Weighing seen, int[] places, int size, String which) {
        this.seen = seen;
        this.places = places.clone();
        this.size = size;
        this.which = which;
    }

    @Override
    public long[] parts() {
        long[] seenParts = seen.parts();
        long[] parts = new long[size];
        for (int i = 0; i < places.length; i++) {
            parts[places[i]] = seenParts[i];
        }
        return parts;
    }

    @Override
    public String words(int index) {
        int place = Arrays.binarySearch(places, index);
        return place < 0 ? "the model does not count its channel" : seen.words(place) + ", " + which;
    }
}
