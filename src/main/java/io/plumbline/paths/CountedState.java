package io.plumbline.paths;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state of a Markov chain while paths are counted: what followed it, by the followers' numbers, and how often a path ended in it. */
final class CountedState {
    /** Stands for the channel of the start. */
    static final int NO_CHANNEL = -1;

    private final int channel;
    private final SortedMap<Integer, Long> followers = new TreeMap<>();
    private long conversions;
    private long nulls;

    CountedState(int channel) {
        this.channel = channel;
    }

    void follow(int state, long walks) {
        followers.merge(state, walks, Math::addExact);
    }

    void end(CountedPath path) {
        conversions = Math.addExact(conversions, path.conversions());
        nulls = Math.addExact(nulls, path.nulls());
    }

    int channel() {
        return channel;
    }

    SortedMap<Integer, Long> followers() {
        return Collections.unmodifiableSortedMap(followers);
    }

    long conversions() {
        return conversions;
    }

    long nulls() {
        return nulls;
    }
}
