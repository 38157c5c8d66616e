package io.plumbline.definitions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The mistakes found so far; a mistake that is met twice counts once. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Place place, String message, String fix) {
        found.add(new Problem(place, message, fix));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DefinitionException(List.copyOf(found));
        }
    }
}
