package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Journeys of a seed, with ties in time, touches after the milestone, milestones that were not reached and amounts of all signs. */
final class RandomJourneys {
    private static final int MOST_TOUCHES = 12;
    private static final int DAYS = 200;

    /** A milestone and what happened around it. */
    record Story(Conversion conversion, List<Touch> touches) {
        Journey journey() {
            return Journey.of(conversion.milestones(), touches);
        }
    }

    private RandomJourneys() {}

    static Story story(Random random, long key) {
        List<Touch> touches = new ArrayList<>();
        int size = random.nextInt(MOST_TOUCHES);
        for (int i = 0; i < size; i++) {
            // Whole days, so that touches often share an instant.
            touches.add(new Touch(
                    daysBefore(random.nextInt(DAYS) - 10),
                    random.nextInt(2),
                    key * MOST_TOUCHES + i,
                    7,
                    20260301,
                    1 + random.nextInt(3),
                    5));
        }
        Milestones milestones = new Milestones(CONVERTED_AT, instant(random), instant(random));
        OptionalLong amount = random.nextInt(5) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextLong(-1_000_000, 90_000_000));
        return new Story(
                new Conversion(
                        key,
                        202603,
                        milestones,
                        amount,
                        size == 0 ? "none" : "person",
                        1,
                        "closed_won",
                        20260301,
                        2,
                        3),
                touches);
    }

    private static long instant(Random random) {
        return random.nextInt(3) == 0 ? Milestones.NEVER : daysBefore(random.nextInt(DAYS) - 20);
    }
}
