package io.plumbline.definitions;

import java.util.Comparator;

/** One mistake in a definition: where it stands, what is wrong, and what to do about it. */
public record Problem(Place place, String message, String fix) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem p) -> p.place().file())
            .thenComparing(p -> p.place().line())
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return place + ": " + message + "\n    fix: " + fix;
    }
}
