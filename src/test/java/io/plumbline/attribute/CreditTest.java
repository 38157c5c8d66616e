package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.Journeys.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.definitions.FirstTouch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CreditTest {
    private static final Milestones MILESTONES = new Milestones(CONVERTED_AT, CONVERTED_AT, Milestones.NEVER);
    private static final List<Rule> FIRST = List.of(rule("first", 30, new FirstTouch()));

    @Test
    void onlyTouchesWithCreditHaveARow() {
        Journey journey = ofAges(MILESTONES, 20, 10);
        assertThat(Credit.of(won("contact_roles"), journey, FIRST))
                .containsExactly(
                        new Credit("first", journey.touches().get(0), 1, 2, 1_000_000, 5_000_000, Optional.empty()));
    }

    @Test
    void eachModelLooksBackAsFarAsItSays() {
        List<Rule> models = List.of(rule("near", 15, new FirstTouch()), rule("far", 25, new FirstTouch()));
        assertThat(Credit.of(won("contact_roles"), ofAges(MILESTONES, 20, 10), models))
                .extracting(Credit::model, credit -> credit.touch().key(), Credit::position, Credit::touches)
                .containsExactly(tuple("near", 1L, 1, 1), tuple("far", 0L, 1, 2));
    }

    @Test
    void aMilestoneWithoutTouchesKeepsItsCreditInOneRow() {
        assertThat(Credit.of(won("account"), ofAges(MILESTONES, 31), FIRST))
                .containsExactly(remainder(Credit.Reason.NO_TOUCH_IN_LOOKBACK));
    }

    @Test
    void aMilestoneWithoutPeopleSaysSo() {
        assertThat(Credit.of(won("none"), ofAges(MILESTONES), FIRST))
                .containsExactly(remainder(Credit.Reason.NO_PERSON));
    }

    private static Credit remainder(Credit.Reason reason) {
        return new Credit("first", Touch.NONE, 0, 0, 1_000_000, 5_000_000, Optional.of(reason));
    }

    private static Conversion won(String basis) {
        return new Conversion(
                7, 202603, MILESTONES, OptionalLong.of(5_000_000), basis, 1, "closed_won", 20260301, 2, 3);
    }
}
