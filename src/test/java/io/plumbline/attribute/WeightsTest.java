package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.TIME_DECAY;
import static io.plumbline.attribute.Journeys.U_SHAPED;
import static io.plumbline.attribute.Journeys.W_SHAPED;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.Journeys.ofSize;
import static io.plumbline.attribute.Journeys.shares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.PositionBased;
import java.math.BigDecimal;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Offset<Double> NANO = within(1e-9);

    @Test
    void firstAndLastTouchPayOneTouch() {
        assertThat(shares(new FirstTouch(), ofSize(3))).containsExactly(1, 0, 0);
        assertThat(shares(new LastTouch(), ofSize(3))).containsExactly(0, 0, 1);
    }

    @Test
    void linearPaysAllTheSame() {
        assertThat(shares(new Linear(), ofSize(4))).containsExactly(.25, .25, .25, .25);
    }

    @Test
    void decayHalvesEverySevenDays() {
        assertThat(shares(TIME_DECAY, ofAges(30, 14, 7, 0)))
                .containsExactly(new double[] {.028464, .138791, .277582, .555164}, within(5e-7));
    }

    @Test
    void decayIsRelativeSoOldJourneysKeepTheirCredit() {
        assertThat(shares(TIME_DECAY, ofAges(100_007, 100_000))).containsExactly(new double[] {1 / 3d, 2 / 3d}, NANO);
    }

    @Test
    void uShapeSpreadsTheRestOverTheMiddle() {
        assertThat(shares(U_SHAPED, ofSize(4))).containsExactly(new double[] {.4, .1, .1, .4}, NANO);
    }

    @Test
    void uShapeWithoutMiddleIsRenormalised() {
        assertThat(shares(U_SHAPED, ofSize(2))).containsExactly(.5, .5);
        assertThat(shares(U_SHAPED, ofSize(1))).containsExactly(1);
    }

    @Test
    void wShapePaysFirstLeadAndOpportunityCreation() {
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(20), daysBefore(5));
        Journey journey = ofAges(milestones, 30, 25, 21, 12, 6, 1);
        assertThat(shares(W_SHAPED, journey)).containsExactly(new double[] {.3, .1 / 3, .3, .1 / 3, .3, .1 / 3}, NANO);
    }

    @Test
    void aTouchThatHoldsSeveralPositionsGetsTheSum() {
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(29), daysBefore(5));
        assertThat(shares(W_SHAPED, ofAges(milestones, 30, 12, 6))).containsExactly(new double[] {.6, .1, .3}, NANO);
    }

    @Test
    void aPositionNotReachedAtTheMilestoneIsDropped() {
        Milestones beforeTheOpportunity = new Milestones(CONVERTED_AT, CONVERTED_AT, CONVERTED_AT + 1);
        assertThat(shares(W_SHAPED, ofAges(beforeTheOpportunity, 9, 6, 3)))
                .containsExactly(new double[] {3 / 7d, 1 / 7d, 3 / 7d}, NANO);
    }

    @Test
    void aLeadCreatedBeforeAnyTouchHasNoLeadCreationTouch() {
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(90), CONVERTED_AT);
        assertThat(shares(W_SHAPED, ofAges(milestones, 9, 6, 3)))
                .containsExactly(new double[] {3 / 7d, 1 / 7d, 3 / 7d}, NANO);
    }

    @Test
    void sharesOfNothingFallBackToTheSameForAll() {
        JourneyShape onlyLeadCreation =
                PositionBased.of(Map.of(Position.LEAD_CREATION, BigDecimal.ONE), BigDecimal.ZERO);
        assertThat(shares(onlyLeadCreation, ofSize(2))).containsExactly(.5, .5);
    }
}
