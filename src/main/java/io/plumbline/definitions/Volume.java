package io.plumbline.definitions;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many rows a source usually brings: compared are the rows of its last delivery date with the median of the dates before.
 *
 * @param least share of the median below which it is unusual
 * @param most multiple of the median above which it is unusual
 * @param dates how many delivery dates make the median
 * @param reaction what follows when it is unusual
 */
public record Volume(Optional<BigDecimal> least, Optional<BigDecimal> most, int dates, Reaction reaction) {
    /** What follows when a source is not as its contract expects. */
    public enum Reaction {
        /** What depends on the source is marked. */
        MARK,
        /** The release is withheld. */
        STOP
    }
}
