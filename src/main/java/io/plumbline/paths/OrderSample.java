package io.plumbline.paths;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What each channel adds to the rate of conversions when the channels come in random orders: mean and variance so far. */
final class OrderSample {
    private static final double BIAS = 7 / 3d;

    private final ChannelSets sets;
    private final double widestSpan;
    private final int[] order;
    private final int[] places;
    private final double[] means;
    private final double[] squares;
    private long draws;

    OrderSample(ChannelSets sets, int channels) {
        this.sets = sets;
        this.widestSpan = 2 * sets.highestRate();
        this.order = new int[channels];
        Arrays.setAll(order, channel -> channel);
        this.places = new int[channels];
        this.means = new double[channels];
        this.squares = new double[channels];
    }

    /** Draws an order and adds what each channel adds to those before it. */
    void draw(SplittableRandom random) {
        shuffle(random);
        long[] conversions = new long[order.length];
        long[] walks = new long[order.length];
        for (ChannelSets.CountedSet set : sets.sets()) {
            int complete = 0;
            for (int i = 0; i < set.size(); i++) {
                complete = Math.max(complete, places[set.channel(i)]);
            }
            conversions[complete] += set.conversions();
            walks[complete] += set.walks();
        }
        draws++;
        double before = 0;
        long allConversions = 0;
        long allWalks = 0;
        for (int place = 0; place < order.length; place++) {
            allConversions += conversions[place];
            allWalks += walks[place];
            double rate = allWalks == 0 ? 0 : (double) allConversions / allWalks;
            observe(order[place], rate - before);
            before = rate;
        }
    }

    double mean(int channel) {
        return means[channel];
    }

    /** Half the width of the interval that holds all channels' values but with the given chance to miss one. */
    double error(int channel, double chanceToMiss) {
        double logarithm = StrictMath.log(4 * order.length / chanceToMiss);
        double variance = squares[channel] / (draws - 1);
        return Math.sqrt(2 * variance * logarithm / draws) + BIAS * widestSpan * logarithm / (draws - 1);
    }

    private void shuffle(SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
    }

    /** Welford's update: no difference of large sums. */
    private void observe(int channel, double added) {
        double distance = added - means[channel];
        means[channel] += distance / draws;
        squares[channel] += distance * (added - means[channel]);
    }
}
