package io.plumbline.definitions;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One attribution model with its parameters: {@code conf/models/<name>.conf}.
 *
 * @param lookbackDays touches older than this at the milestone get no credit
 * @param channels touches that the model sees
 * @param intervals whether and how the model says between which bounds what it learnt lies
 * @param isInNightly whether the nightly job credits by it; otherwise it is there to be switched on
 */
public record AttributionModel(
        String name,
        String title,
        String description,
        int lookbackDays,
        Channels channels,
        Shape shape,
        Intervals intervals,
        boolean isInNightly,
        Place place,
        String hash)
        implements Serializable {

    /**
     * The channels whose touches a model sees; a journey that has no touch of them is seen as it is.
     *
     * @param names of channels, which are those meant, or those not meant
     */
    public record Channels(Choice choice, Set<String> names) implements Serializable {
        /** Every channel. */
        public static final Channels ALL = new Channels(Choice.EXCEPT, Set.of());

        /** What the names stand for. */
        public enum Choice {
            ONLY,
            EXCEPT
        }

        public Channels {
            names = Collections.unmodifiableSet(new TreeSet<>(names));
        }

        public boolean areAll() {
            return choice == Choice.EXCEPT && names.isEmpty();
        }
    }

    /** Who gets the shares that nobody holds. */
    public enum Leftover {
        /** All touches, in proportion to what they have. */
        IN_PROPORTION,
        /** The touches that hold a position, in equal parts. */
        EVENLY
    }

    /** Places in a journey that a position-based model can pay. */
    public enum Position {
        FIRST,
        LEAD_CREATION,
        OPPORTUNITY_CREATION,
        LAST
    }
}
