package io.plumbline.paths;

import java.util.Arrays;

/** One sequence of channels, by their numbers in {@link Paths#channels()}, and how often it was walked with and without success. */
final class CountedPath {
    private final int[] steps;
    private final long conversions;
    private final long nulls;

    CountedPath(int[] steps, long conversions, long nulls) {
        this.steps = steps;
        this.conversions = conversions;
        this.nulls = nulls;
    }

    int length() {
        return steps.length;
    }

    int step(int index) {
        return steps[index];
    }

    long conversions() {
        return conversions;
    }

    long nulls() {
        return nulls;
    }

    /** The channels on the path, each once, in ascending order. */
    int[] distinct() {
        return Arrays.stream(steps).sorted().distinct().toArray();
    }

    /** The channels on the path, each once, in the order in which they were met. */
    int[] firstMeetings() {
        return Arrays.stream(steps).distinct().toArray();
    }

    /** The steps without those that repeat the one before. */
    int[] withoutRepeats() {
        int[] kept = new int[steps.length];
        int size = 0;
        for (int i = 0; i < steps.length; i++) {
            if (i == 0 || steps[i] != steps[i - 1]) {
                kept[size++] = steps[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    int[] allSteps() {
        return steps.clone();
    }
}
