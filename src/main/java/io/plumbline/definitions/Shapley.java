package io.plumbline.definitions;

import io.plumbline.paths.OrderedShapley;
import io.plumbline.paths.Paths;
import io.plumbline.paths.RateShapley;
import io.plumbline.paths.SetShapley;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shapley values of a game of channels. In the games of sets and places each journey is a game of its own in which all its
 * channels are needed, so that they share it equally, and what a channel is credited with in all is exactly its value. In the
 * game of rates nothing follows for one journey: there channels share by their values, and one below 0 gets nothing.
 */
public record Shapley(Game game) implements LearntShape {
    static final String TYPE = "shapley";

    /** With more channels than can be looked at in all their sets, values are estimated from so many orders of them. */
    private static final int ORDERS = 10_000;

    /** That no channel's value is off by more than its error. */
    private static final double CONFIDENCE = 0.95;

    /** Any number, but always the same. */
    private static final long SEED = 20_261_123;

    /** What a set of channels is worth. */
    public enum Game {
        /** The conversions of journeys that need no other channel. */
        SET,
        /** The same, told apart by where in the journey the channel was met. */
        ORDERED,
        /** The rate of conversions of such journeys, those without a conversion included. */
        RATE
    }

    static Shapley read(Node shape) {
        return new Shapley(shape.required("game", Kind.choice(Game.class)));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("game", game.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean countsNullPaths() {
        return game == Game.RATE;
    }

    @Override
    public boolean sharesByWorth() {
        return game == Game.RATE;
    }

    @Override
    public List<ChannelWorth> learn(Paths paths) {
        return switch (game) {
            case SET -> ChannelWorth.exact(SetShapley.values(paths));
            case ORDERED -> byPlace(paths);
            case RATE -> rates(paths);
        };
    }

    private static List<ChannelWorth> byPlace(Paths paths) {
        List<ChannelWorth> worth = new ArrayList<>();
        OrderedShapley.values(paths).forEach((channel, values) -> {
            for (int place = 0; place < values.size(); place++) {
                worth.add(new ChannelWorth(channel, place + 1, values.get(place), 0));
            }
        });
        return List.copyOf(worth);
    }

    private static List<ChannelWorth> rates(Paths paths) {
        return paths.channels().size() <= RateShapley.MOST_EXACT
                ? ChannelWorth.exact(RateShapley.exact(paths))
                : RateShapley.sampled(paths, ORDERS, CONFIDENCE, SEED).entrySet().stream()
                        .map(worth -> new ChannelWorth(
                                worth.getKey(),
                                ChannelWorth.ANYWHERE,
                                worth.getValue().value(),
                                worth.getValue().error()))
                        .toList();
    }
}
