package io.plumbline.paths;

import io.plumbline.paths.MarkovModel.Repeats;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order of a {@link MarkovModel} that foretells journeys best that it has not seen. Journeys are parted into folds; a chain
 * learnt from all others foretells those of a fold, and its score is the logarithm of the chance that it gave to a journey,
 * on average. The lowest order wins that is behind the best by no more than one standard error of the difference over the
 * folds (Breiman and others, 1984), so that a night's journeys do not turn the choice without a reason.
 *
 * @param scores by order: the mean over the folds, from which only differences tell
 */
public record OrderChoice(int order, SortedMap<Integer, Double> scores) {
    public OrderChoice {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }

    /**
     * Chooses; where there are too few journeys to compare, the lowest.
     *
     * @param candidates orders from 1 to 4, at least one
     * @param folds two or more
     */
    public static OrderChoice of(Paths paths, Collection<Integer> candidates, int folds, Repeats repeats) {
        SortedSet<Integer> orders = new TreeSet<>(candidates);
        if (folds < 2 || orders.isEmpty()) {
            throw new IllegalArgumentException(
                    "orders " + orders + " and " + folds + " folds; it takes an order and two folds or more");
        }
        orders.forEach(order -> new MarkovModel(order, repeats));
        double[][] scores = scores(Folds.of(paths, folds), orders.last(), repeats);
        SortedMap<Integer, Double> means = new TreeMap<>();
        int best = orders.first();
        for (int order : orders) {
            means.put(order, mean(scores[order - 1]));
            best = mean(scores[order - 1]) > mean(scores[best - 1]) ? order : best;
        }
        for (int order : orders) {
            if (order == best || isAsGood(scores[order - 1], scores[best - 1])) {
                return new OrderChoice(order, means);
            }
        }
        throw new IllegalStateException("no order is as good as the best");
    }

    /** By order - 1 and by fold that has journeys. */
    private static double[][] scores(Folds folds, int highestOrder, Repeats repeats) {
        double[][] scores = new double[highestOrder][folds.size()];
        int filled = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            Paths unseen = folds.in(fold);
            Paths seen = folds.outside(fold);
            if (unseen.walks() > 0 && seen.walks() > 0) {
                double[] likelihoods = NextSteps.of(seen, highestOrder, repeats).logLikelihoods(unseen);
                for (int i = 0; i < highestOrder; i++) {
                    scores[i][filled] = likelihoods[i] / unseen.walks();
                }
                filled++;
            }
        }
        for (int i = 0; i < highestOrder; i++) {
            scores[i] = Arrays.copyOf(scores[i], filled);
        }
        return scores;
    }

    private static boolean isAsGood(double[] lower, double[] best) {
        double[] behind = new double[best.length];
        for (int fold = 0; fold < best.length; fold++) {
            behind[fold] = best[fold] - lower[fold];
        }
        double mean = mean(behind);
        double squares = 0;
        for (double difference : behind) {
            squares += (difference - mean) * (difference - mean);
        }
        return behind.length > 1 && mean <= Math.sqrt(squares / (behind.length - 1) / behind.length);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
