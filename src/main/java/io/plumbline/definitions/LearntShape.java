package io.plumbline.definitions;

import io.plumbline.paths.Paths;
import java.util.List;

/**
 * A kind of model that learns what channels are worth from all journeys of a milestone. One changed journey changes every
 * channel's worth, so that it is learnt anew from all of them.
 */
public non-sealed interface LearntShape extends Shape {
    /** Whether journeys of people who never reached the milestone count. */
    boolean countsNullPaths();

    /**
     * Whether the channels of a journey share it in proportion to what they are worth. Otherwise they share it equally, and
     * what a journey's touches earn hangs on no other journey.
     */
    boolean sharesByWorth();

    /** The same with every parameter decided that it leaves to the journeys; its {@link #parameters} are then those that hold. */
    default LearntShape settled(Paths paths) {
        return this;
    }

    /** The worth of each channel; of a channel more than once, where its place in the journey makes a difference. */
    List<ChannelWorth> learn(Paths paths);
}
