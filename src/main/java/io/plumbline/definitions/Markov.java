package io.plumbline.definitions;

import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Removal effects of a Markov chain of all journeys: a channel is worth the part of conversions that is lost without it. The
 * channels of a journey share it in proportion to their effects, as in Marketing Attribution Models (the library), so that
 * every milestone is credited once; what a channel is credited with in all is therefore not the effect times all conversions.
 */
public record Markov(int order, Repeats repeats, NullPaths nullPaths) implements LearntShape {
    static final String TYPE = "markov";

    private static final Kind<String> ORDERS = Kind.word(List.of("1", "2", "3", "4"));

    /** What becomes of the journeys of people who never reached the milestone. */
    public enum NullPaths {
        /** They end in nothing, which lowers the channels on them. */
        COUNTED,
        /** All walks are those of people who reached it. */
        IGNORED
    }

    static Markov read(Node shape) {
        return new Markov(
                Integer.parseInt(shape.optional("order", ORDERS).orElse("1")),
                shape.optional("repeats", Kind.choice(Repeats.class)).orElse(Repeats.COLLAPSED),
                shape.optional("null-paths", Kind.choice(NullPaths.class)).orElse(NullPaths.COUNTED));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("order", order);
        parameters.put("repeats", repeats.name().toLowerCase(Locale.ROOT));
        parameters.put("null_paths", nullPaths.name().toLowerCase(Locale.ROOT));
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
