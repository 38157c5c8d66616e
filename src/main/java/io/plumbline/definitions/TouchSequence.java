package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Position;
import java.util.OptionalInt;

/** What a kind of model may ask of a journey: its touches, oldest first, by their index. */
public interface TouchSequence {
    int size();

    /** Days from the touch to the milestone. */
    double ageDays(int index);

    /** The touch that holds the position; empty when there is none, or the journey had not got there at the milestone. */
    OptionalInt holder(Position position);
}
