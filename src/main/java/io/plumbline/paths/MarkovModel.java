package io.plumbline.paths;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Removal effects of an absorbing Markov chain, solved and not simulated: a channel's effect is the part of conversions
 * that is lost when every walk that comes to the channel ends there. A state is the last {@code order} channels of a
 * path; a path's first states know fewer. There is no limit to the length of a path.
 *
 * <p>p is the chance of a conversion, p(c) that with the channel c removed: its states lead to no conversion. The
 * effect of c is 1 - p(c) / p, which for order 1 is the chance that a converting walk visits c.
 *
 * @param order from 1 to 4
 * @param repeats what becomes of a step that repeats the one before it; of no consequence for order 1
 */
public record MarkovModel(int order, Repeats repeats) {
    private static final int HIGHEST_ORDER = 4;

    /** What becomes of a step that repeats the one before it. */
    public enum Repeats {
        /** It is left out, so that no state leads to itself. */
        COLLAPSED,
        /** It is a step as any other. */
        KEPT
    }

    public MarkovModel {
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException(
                    "the order of a Markov model is " + order + "; it can be 1 to " + HIGHEST_ORDER);
        }
    }

    /** The effect of removing each channel of the paths. */
    public RemovalEffects fit(Paths paths) {
        StateGraph graph = StateCounter.count(paths, this);
        double probability = graph.conversionProbability();
        double[] effects = IntStream.range(0, paths.channels().size())
                .parallel()
                .mapToDouble(channel -> effect(graph, channel, probability))
                .toArray();
        return new RemovalEffects(paths, probability, effects);
    }

    /** The chain that the effects are computed from, to look at: every transition that was walked. */
    public List<Transition> transitions(Paths paths) {
        return StateCounter.transitions(paths, this);
    }

    private static double effect(StateGraph graph, int channel, double probability) {
        return probability == 0 ? 0 : Math.max(0, 1 - graph.conversionProbabilityWithout(channel) / probability);
    }
}
