package io.plumbline.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * All paths, each sequence of channels once with its counts, in one order whatever the order they were counted in: so
 * that every sum over them is the same to the last bit. Made by {@link PathCounter}.
 */
public final class Paths {
    private final List<String> channels;
    private final List<CountedPath> paths;
    private final long conversions;
    private final long conversionsWithoutChannel;

    Paths(List<String> channels, List<CountedPath> paths, long conversionsWithoutChannel) {
        this.channels = List.copyOf(channels);
        this.paths = List.copyOf(paths);
        this.conversionsWithoutChannel = conversionsWithoutChannel;
        this.conversions = paths.stream().mapToLong(CountedPath::conversions).reduce(0, Math::addExact);
    }

    /** The channels' names in ascending order; a channel's number is its place here. */
    public List<String> channels() {
        return channels;
    }

    /** Conversions that some channel can be credited with. */
    public long conversions() {
        return conversions;
    }

    /** Conversions of paths that name no channel; no model of this package credits them to anybody. */
    public long conversionsWithoutChannel() {
        return conversionsWithoutChannel;
    }

    /** Paths that differ. */
    public int size() {
        return paths.size();
    }

    /** Each path that names a channel, in ascending order. */
    List<CountedPath> counted() {
        return paths;
    }

    /** All walks, converted or not. */
    public long walks() {
        return paths.stream()
                .mapToLong(path -> Math.addExact(path.conversions(), path.nulls()))
                .reduce(0, Math::addExact);
    }

    /** The same channels and paths, walked otherwise: counts by a path's place; paths that are no longer walked are left out. */
    Paths recounted(IntToLongFunction conversionsOf, IntToLongFunction nullsOf) {
        List<CountedPath> recounted = new ArrayList<>();
        for (int index = 0; index < paths.size(); index++) {
            long converted = conversionsOf.applyAsLong(index);
            long lost = nullsOf.applyAsLong(index);
            if (converted > 0 || lost > 0) {
                recounted.add(new CountedPath(paths.get(index).allSteps(), converted, lost));
            }
        }
        return new Paths(channels, recounted, conversionsWithoutChannel);
    }

    /** Numbers of channels under the channels' names. */
    SortedMap<String, Double> named(double[] byChannel) {
        SortedMap<String, Double> named = new TreeMap<>();
        for (int channel = 0; channel < byChannel.length; channel++) {
            named.put(channels.get(channel), byChannel[channel]);
        }
        return named;
    }
}
