package io.plumbline.definitions;

import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Removal effects of a Markov chain of all journeys: a channel is worth the part of conversions that is lost without it. The
 * channels of a journey share it in proportion to their effects, as in Marketing Attribution Models (the library), so that
 * every milestone is credited once; what a channel is credited with in all is therefore not the effect times all conversions.
 */
public record Markov(int order, Repeats repeats, NullPaths nullPaths) implements LearntShape {
    static final String TYPE = "markov";

    /** The orders there are, as they are written. */
    static final List<String> ORDERS = List.of("1", "2", "3", "4");

    private static final Kind<String> ORDER = Kind.word(
            Stream.concat(ORDERS.stream(), Stream.of(CrossValidatedMarkov.WORD)).toList());

    /** What becomes of the journeys of people who never reached the milestone. */
    public enum NullPaths {
        /** They end in nothing, which lowers the channels on them. */
        COUNTED,
        /** All walks are those of people who reached it. */
        IGNORED
    }

    static LearntShape read(Node shape) {
        String order = shape.optional("order", ORDER).orElse("1");
        Repeats repeats = shape.optional("repeats", Kind.choice(Repeats.class)).orElse(Repeats.COLLAPSED);
        NullPaths nullPaths =
                shape.optional("null-paths", Kind.choice(NullPaths.class)).orElse(NullPaths.COUNTED);
        return order.equals(CrossValidatedMarkov.WORD)
                ? CrossValidatedMarkov.read(shape, repeats, nullPaths)
                : new Markov(Integer.parseInt(order), repeats, nullPaths);
    }

    /** Those that do not hang on the order. */
    static Map<String, Object> parameters(Repeats repeats, NullPaths nullPaths) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("repeats", repeats.name().toLowerCase(Locale.ROOT));
        parameters.put("null_paths", nullPaths.name().toLowerCase(Locale.ROOT));
        return parameters;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("order", order);
        parameters.putAll(parameters(repeats, nullPaths));
        return parameters;
    }

    @Override
    public boolean countsNullPaths() {
        return nullPaths == NullPaths.COUNTED;
    }

    @Override
    public boolean sharesByWorth() {
        return true;
    }

    @Override
    public List<ChannelWorth> learn(Paths paths) {
        return ChannelWorth.exact(new MarkovModel(order, repeats).fit(paths).effects());
    }
}
