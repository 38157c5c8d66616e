package io.plumbline.paths;

import java.util.Arrays;
import java.util.SortedMap;

/** What a {@link MarkovModel} learned: how much is lost without each channel, and what each earns for it. */
public final class RemovalEffects {
    private final Paths paths;
    private final double probability;
    private final double[] effects;

    RemovalEffects(Paths paths, double probability, double[] effects) {
        this.paths = paths;
        this.probability = probability;
        this.effects = effects;
    }

    /** The chance that a walk converts. */
    public double conversionProbability() {
        return probability;
    }

    /** From 0, nothing is lost without the channel, to 1. They do not add up to anything: two channels can be needed for one conversion. */
    public SortedMap<String, Double> effects() {
        return paths.named(effects);
    }

    /** All conversions that have a channel, in proportion to the effects; where nothing converts, 0 for each. */
    public SortedMap<String, Double> credits() {
        double sum = Arrays.stream(effects).sum();
        double[] credits = Arrays.stream(effects)
                .map(effect -> sum == 0 ? 0 : effect / sum * paths.conversions())
                .toArray();
        return paths.named(credits);
    }
}
