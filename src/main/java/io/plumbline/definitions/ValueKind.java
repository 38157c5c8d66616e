package io.plumbline.definitions;

import java.util.List;

/**
 * How values of one kind are read and compared, wherever they stand: one block of {@code conf/matching/kinds.conf}.
 *
 * @param reading how cells become a value
 * @param levels from most to least alike; the first is equality; values that pass no test stand at a last level of their own
 * @param isWeighedByFrequency whether two people with the same rare value are more likely one than two with the same common value
 */
public record ValueKind(String name, Reading reading, List<Level> levels, boolean isWeighedByFrequency) {
    public ValueKind {
        levels = List.copyOf(levels);
    }

    /** How cells become a value. */
    public enum Reading {
        NAME,
        TEXT,
        EMAIL,
        DATE,
        CODE
    }

    /**
     * One step of likeness.
     *
     * @param share of the pairs that are one person, before the data say otherwise: how many stand here; 0 to 1
     * @param isFollowing whether such likeness says nothing where the columns agree that the value is made of: two people of one
     *     name have mailboxes of one name
     */
    public record Level(LevelTest test, double share, boolean isFollowing) {}
}
