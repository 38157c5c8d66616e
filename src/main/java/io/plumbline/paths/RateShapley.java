package io.plumbline.paths;

import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Shapley values of the game in which a set of channels is worth the rate of conversions of all paths that need no other
 * channel; a set without paths is worth 0. The values add up to the rate of all paths. One is negative where paths with
 * the channel convert less often than those without, and is not cut off at 0: the others would add up to too much.
 */
public final class RateShapley {
    /** Above this many channels there are too many sets to look at them all. */
    public static final int MOST_EXACT = 20;

    private RateShapley() {}

    /**
     * A value known from a sample.
     *
     * @param error by no more than this the value is off, for all channels together with the confidence asked for
     */
    public record Estimate(double value, double error) {}

    /** Each channel's value, from all sets of channels; refuses more than {@link #MOST_EXACT}. */
    public static SortedMap<String, Double> exact(Paths paths) {
        int channels = paths.channels().size();
        if (channels > MOST_EXACT) {
            throw new IllegalArgumentException("there are " + channels + " channels; the values of more than "
                    + MOST_EXACT + " are estimated from a sample");
        }
        double[] rates = ratesOfAllSets(paths);
        double[] weights = weights(channels);
        double[] values = new double[channels];
        for (int set = 0; set < rates.length; set++) {
            for (int channel = 0; channel < channels; channel++) {
                if ((set >> channel & 1) == 0) {
                    values[channel] += weights[Integer.bitCount(set)] * (rates[set | 1 << channel] - rates[set]);
                }
            }
        }
        return paths.named(values);
    }

    /**
     * Each channel's value, estimated from what the channel adds in random orders of all channels. The values of every
     * single order add up to the rate of all paths, so the estimates do. The error is the bound of Maurer and Pontil
     * (2009, theorem 4), which is narrower the less the sample varies.
     *
     * @param orders how many random orders, two or more
     * @param confidence that no channel's error is larger than stated, such as 0.95
     */
    public static SortedMap<String, Estimate> sampled(Paths paths, int orders, double confidence, long seed) {
        if (orders < 2 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a sample of " + orders + " orders with a confidence of " + confidence
                    + "; it takes two orders or more and a confidence between 0 and 1");
        }
        OrderSample sample =
                new OrderSample(ChannelSets.of(paths), paths.channels().size());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < orders; i++) {
            sample.draw(random);
        }
        SortedMap<String, Estimate> estimates = new TreeMap<>();
        for (int channel = 0; channel < paths.channels().size(); channel++) {
            estimates.put(
                    paths.channels().get(channel),
                    new Estimate(sample.mean(channel), sample.error(channel, 1 - confidence)));
        }
        return estimates;
    }

    /** The rate of each set, which is a number with a bit for each channel. */
    private static double[] ratesOfAllSets(Paths paths) {
        int channels = paths.channels().size();
        long[] conversions = new long[1 << channels];
        long[] walks = new long[1 << channels];
        for (ChannelSets.CountedSet counted : ChannelSets.of(paths).sets()) {
            int set = 0;
            for (int i = 0; i < counted.size(); i++) {
                set |= 1 << counted.channel(i);
            }
            conversions[set] = counted.conversions();
            walks[set] = counted.walks();
        }
        for (int channel = 0; channel < channels; channel++) {
            for (int set = 0; set < walks.length; set++) {
                if ((set >> channel & 1) == 1) {
                    conversions[set] += conversions[set ^ 1 << channel];
                    walks[set] += walks[set ^ 1 << channel];
                }
            }
        }
        double[] rates = new double[walks.length];
        for (int set = 0; set < rates.length; set++) {
            rates[set] = walks[set] == 0 ? 0 : (double) conversions[set] / walks[set];
        }
        return rates;
    }

    /** The chance that exactly the channels of a set of this size come before a channel in a random order: s! (n-s-1)! / n!. */
    private static double[] weights(int channels) {
        double[] weights = new double[channels];
        for (int size = 0; size < channels; size++) {
            weights[size] = size == 0 ? 1d / channels : weights[size - 1] * size / (channels - size);
        }
        return weights;
    }
}
