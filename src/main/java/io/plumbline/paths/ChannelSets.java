package io.plumbline.paths;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sets of channels that some path consists of, with their conversions and all their walks, in one fixed order. */
record ChannelSets(List<CountedSet> sets) {
    /** One set; the channels in ascending order. */
    static final class CountedSet {
        private final int[] channels;
        private long conversions;
        private long walks;

        CountedSet(int[] channels) {
            this.channels = channels;
        }

        int size() {
            return channels.length;
        }

        int channel(int index) {
            return channels[index];
        }

        long conversions() {
            return conversions;
        }

        long walks() {
            return walks;
        }

        private void add(CountedPath path) {
            conversions = Math.addExact(conversions, path.conversions());
            walks = Math.addExact(walks, Math.addExact(path.conversions(), path.nulls()));
        }
    }

    static ChannelSets of(Paths paths) {
        Map<int[], CountedSet> sets = new TreeMap<>(Arrays::compare);
        for (CountedPath path : paths.counted()) {
            sets.computeIfAbsent(path.distinct(), CountedSet::new).add(path);
        }
        return new ChannelSets(List.copyOf(sets.values()));
    }

    /** The highest rate of conversions of a set; no union of sets has a higher one. */
    double highestRate() {
        return sets.stream()
                .mapToDouble(set -> (double) set.conversions() / set.walks())
                .max()
                .orElse(0);
    }
}
