package io.plumbline.definitions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of attribution model by the word of {@code shape.type}: a class each, and its line here. */
final class Shapes {
    private static final Map<String, Function<Node, Shape>> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry(FirstTouch.TYPE, FirstTouch::read),
            Map.entry(LastTouch.TYPE, LastTouch::read),
            Map.entry(Linear.TYPE, Linear::read),
            Map.entry(Markov.TYPE, Markov::read),
            Map.entry(PositionBased.TYPE, PositionBased::read),
            Map.entry(Shapley.TYPE, Shapley::read),
            Map.entry(TimeDecay.TYPE, TimeDecay::read)));

    private static final Kind<String> TYPES = Kind.word(List.copyOf(READERS.keySet()));

    private Shapes() {}

    /** The shape in a block; that of the first kind, with the problem noted, where the word is none. */
    static Shape read(Node shape) {
        String type = shape.required("type", TYPES);
        Function<Node, Shape> reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalStateException("a word that is allowed has no kind: " + type);
        }
        return reader.apply(shape);
    }
}
