package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.TouchSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The touches that led to one milestone, oldest first; a touch at the very instant of the milestone counts, a later one does not. */
record Journey(Milestones milestones, List<Touch> touches) implements TouchSequence {
    private static final double MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    /** The touches in any order, those after the milestone included. */
    static Journey of(Milestones milestones, List<Touch> touches) {
        List<Touch> before = new ArrayList<>(touches.size());
        for (Touch touch : touches) {
            if (touch.at() <= milestones.convertedAt()) {
                before.add(touch);
            }
        }
        before.sort(Touch.ORDER);
        return new Journey(milestones, Collections.unmodifiableList(before));
    }

    /** This journey without touches older than that many times 24 hours at the milestone. */
    Journey within(int lookbackDays) {
        long start = milestones.convertedAt() - TimeUnit.DAYS.toMicros(lookbackDays);
        int from = 0;
        int size = touches.size();
        while (from < size && touches.get(from).at() < start) {
            from++;
        }
        return from == 0 ? this : new Journey(milestones, touches.subList(from, size));
    }

    /** This journey with the touches at these places, in ascending order, and no others. */
    Journey only(int... places) {
        return new Journey(
                milestones, IntStream.of(places).mapToObj(touches::get).toList());
    }

    @Override
    public int size() {
        return touches.size();
    }

    @Override
    public double ageDays(int index) {
        return (milestones.convertedAt() - touches.get(index).at()) / MICROS_PER_DAY;
    }

    /**
     * The touch that holds the position: the journey's first touch, or the last one at or before the position's
     * instant. Empty when there is no such touch or the journey had not got there at the milestone.
     */
    @Override
    public OptionalInt holder(Position position) {
        if (touches.isEmpty()) {
            return OptionalInt.empty();
        }
        if (position == Position.FIRST) {
            return OptionalInt.of(0);
        }
        long end = milestones.endOf(position);
        if (end == Milestones.NEVER) {
            return OptionalInt.empty();
        }
        int last = touches.size() - 1;
        while (last >= 0 && touches.get(last).at() > end) {
            last--;
        }
        return last < 0 ? OptionalInt.empty() : OptionalInt.of(last);
    }
}
