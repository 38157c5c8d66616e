package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.ofAges;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.AttributionModel.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Milestones PERSON = new Milestones(CONVERTED_AT, CONVERTED_AT, Milestones.NEVER);

    @Test
    void aTouchAtTheMilestoneCountsAndALaterOneDoesNot() {
        List<Touch> touches = List.of(Journeys.touch(CONVERTED_AT + 1, 0, 1), Journeys.touch(CONVERTED_AT, 0, 2));
        assertThat(Journey.of(PERSON, touches).touches()).extracting(Touch::key).containsExactly(2L);
    }

    @Test
    void tiesInTimeGoToTheMoreTrustedSourceAndThenToTheSmallerKey() {
        List<Touch> touches = List.of(
                Journeys.touch(5, 1, 1), Journeys.touch(5, 0, 9), Journeys.touch(5, 0, 8), Journeys.touch(4, 7, 7));
        assertThat(Journey.of(PERSON, touches).touches()).extracting(Touch::key).containsExactly(7L, 8L, 9L, 1L);
    }

    @Test
    void aTouchExactlyAsOldAsTheLookbackCounts() {
        Journey journey = ofAges(90.0001, 90, 1);
        assertThat(journey.within(90).touches()).extracting(Touch::key).containsExactly(1L, 2L);
    }

    @Test
    void leadCreationIsTheLastTouchAtOrBeforeIt() {
        Journey journey = ofAges(new Milestones(CONVERTED_AT, daysBefore(10), Milestones.NEVER), 30, 10, 3);
        assertThat(journey.holder(Position.LEAD_CREATION)).hasValue(1);
        assertThat(journey.holder(Position.OPPORTUNITY_CREATION)).isEmpty();
        assertThat(journey.holder(Position.LAST)).hasValue(2);
    }

    @Test
    void aJourneyWithoutTouchesHasNoHolders() {
        assertThat(ofAges().holder(Position.FIRST)).isEmpty();
    }
}
