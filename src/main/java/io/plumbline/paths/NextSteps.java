package io.plumbline.paths;

import io.plumbline.paths.MarkovModel.Repeats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes next on a walk, the last channels known: a channel, a conversion or an end without one. What was never walked is
 * not impossible, or one unseen step would refute a chain: each order leans on the one below by as much as it saw
 * different steps follow (Witten and Bell, 1991), the lowest on all steps being equally likely.
 */
final class NextSteps {
    private static final int BITS_PER_CHANNEL = 16;
    private static final int MOST_CHANNELS = (1 << BITS_PER_CHANNEL) - 2;

    private final int highestOrder;
    private final Repeats repeats;
    private final int conversion;
    private final Followers anywhere = new Followers();

    /** By order - 1: what followed the last channels, which are 0 at the start and fewer than the order after it. */
    private final List<Map<Long, Followers>> byOrder = new ArrayList<>();

    private static final class Followers {
        private final Map<Integer, Long> counts = new HashMap<>();
        private long all;

        void add(int step, long walks) {
            counts.merge(step, walks, Math::addExact);
            all = Math.addExact(all, walks);
        }

        double chance(int step, double below, double weightOfBelow) {
            return (counts.getOrDefault(step, 0L) + weightOfBelow * below) / (all + weightOfBelow);
        }
    }

    private NextSteps(int channels, int highestOrder, Repeats repeats) {
        if (channels > MOST_CHANNELS) {
            throw new IllegalArgumentException(
                    "there are " + channels + " channels; orders can be compared for up to " + MOST_CHANNELS);
        }
        this.highestOrder = highestOrder;
        this.repeats = repeats;
        this.conversion = channels;
        for (int order = 1; order <= highestOrder; order++) {
            byOrder.add(new HashMap<>());
        }
    }

    /** Learns from all paths. */
    static NextSteps of(Paths paths, int highestOrder, Repeats repeats) {
        NextSteps steps = new NextSteps(paths.channels().size(), highestOrder, repeats);
        for (CountedPath path : paths.counted()) {
            int[] channels = steps.steps(path);
            for (int at = 0; at < channels.length; at++) {
                steps.learn(channels, at, channels[at], Math.addExact(path.conversions(), path.nulls()));
            }
            steps.learn(channels, channels.length, steps.conversion, path.conversions());
            steps.learn(channels, channels.length, steps.conversion + 1, path.nulls());
        }
        return steps;
    }

    /** The logarithm of the chance of all journeys of the same channels, by order - 1. */
    double[] logLikelihoods(Paths paths) {
        double[] sums = new double[highestOrder];
        for (CountedPath path : paths.counted()) {
            int[] channels = steps(path);
            for (int at = 0; at < channels.length; at++) {
                add(sums, chances(channels, at, channels[at]), Math.addExact(path.conversions(), path.nulls()));
            }
            add(sums, chances(channels, channels.length, conversion), path.conversions());
            add(sums, chances(channels, channels.length, conversion + 1), path.nulls());
        }
        return sums;
    }

    /**
     * The chance of a step by order - 1.
     *
     * @param at how many channels came before
     * @param step a channel's number, the number of channels for a conversion, or one more for an end without
     */
    double[] chances(int[] channels, int at, int step) {
        int outcomes = conversion + 2;
        double chance = anywhere.chance(step, 1d / outcomes, outcomes);
        double[] chances = new double[highestOrder];
        for (int order = 1; order <= highestOrder; order++) {
            // Near the start, higher orders know no more.
            Followers followers = order > at + 1 ? null : byOrder.get(order - 1).get(state(channels, at, order));
            if (followers != null) {
                chance = followers.chance(step, chance, followers.counts.size());
            }
            chances[order - 1] = chance;
        }
        return chances;
    }

    private void learn(int[] channels, int at, int step, long walks) {
        if (walks > 0) {
            anywhere.add(step, walks);
            for (int order = 1; order <= highestOrder; order++) {
                byOrder.get(order - 1)
                        .computeIfAbsent(state(channels, at, order), first -> new Followers())
                        .add(step, walks);
            }
        }
    }

    private static void add(double[] sums, double[] chances, long walks) {
        for (int i = 0; walks > 0 && i < sums.length; i++) {
            sums[i] += walks * StrictMath.log(chances[i]);
        }
    }

    private int[] steps(CountedPath path) {
        return repeats == Repeats.COLLAPSED ? path.withoutRepeats() : path.allSteps();
    }

    private static long state(int[] channels, int at, int order) {
        long state = 0;
        for (int i = Math.max(0, at - order); i < at; i++) {
            state = state << BITS_PER_CHANNEL | channels[i] + 1;
        }
        return state;
    }
}
