package io.plumbline.definitions;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of attribution model with its parameters: how credit is spread over the touches of a journey. One class each, which
 * reads its keys, names its parameters and weighs touches; {@link Shapes} knows them by the word of {@code shape.type}.
 */
public sealed interface Shape extends Serializable permits JourneyShape, LearntShape {
    /** The kind in one word, as {@code shape.type} has it. */
    String type();

    /** The parameters as they stand in the output, in a fixed order: texts, numbers and truth values. None unless a kind says so. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** The kind, if it learns from all journeys. */
    default Optional<LearntShape> learnt() {
        return this instanceof LearntShape learnt ? Optional.of(learnt) : Optional.empty();
    }
}
