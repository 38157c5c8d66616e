package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.rule;
import static io.plumbline.attribute.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.attribute.CreditExplanation.Verdict;
import io.plumbline.attribute.RandomJourneys.Story;
import io.plumbline.definitions.LastTouch;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainedCreditTest {
    private static final List<Rule> LAST = List.of(rule("last_touch", 30, new LastTouch()));

    @Test
    void whatIsExplainedIsWhatTheNightCredits(@TempDir Path folder) {
        List<Rule> rules = List.copyOf(StockRules.load(folder).values());
        Random random = new Random(7);
        for (long key = 0; key < 2_000; key++) {
            Story story = RandomJourneys.story(random, key);
            List<ExplainedCredit> explained = ExplainedCredit.of(story.conversion(), story.touches(), List.of(), rules);
            assertThat(explained.stream()
                            .flatMap(credit -> credit.credit().stream())
                            .toList())
                    .containsExactlyElementsOf(Credit.of(story.conversion(), story.journey(), rules));
            rules.forEach(rule -> assertThat(explained.stream()
                            .filter(credit -> credit.model().equals(rule.model().name()))
                            .filter(credit -> !credit.touch().equals(Touch.NONE))
                            .map(ExplainedCredit::touch))
                    .as("each touch is told of once")
                    .containsExactlyInAnyOrderElementsOf(story.touches()));
        }
    }

    @Test
    void aTouchThatGetsNothingIsToldWhy() {
        List<Touch> touches = List.of(
                touch(daysBefore(40.5), 0, 1),
                touch(daysBefore(20), 0, 2),
                touch(daysBefore(0), 0, 3),
                touch(daysBefore(-1), 0, 4));
        List<Touch> others = List.of(touch(daysBefore(10), 0, 5), touch(daysBefore(-2), 0, 6));

        assertThat(ExplainedCredit.of(conversion("contact_roles"), touches, others, LAST))
                .extracting(credit ->
                        credit.touch().key() + " " + credit.verdict() + " " + credit.position() + ": " + credit.why())
                .containsExactly(
                        "2 NOT_CREDITED 1: it is not the last touch",
                        "3 CREDITED 2: 100 % for the last touch",
                        "1 EXCLUDED 0: 40.50 days before the milestone, beyond the lookback of 30 days",
                        "4 EXCLUDED 0: it came after the milestone",
                        "5 EXCLUDED 0: its person is of the account, but holds no contact role at the opportunity");
    }

    @Test
    void whatNoTouchCanBeCreditedWithHasItsReason() {
        assertThat(ExplainedCredit.of(conversion("none"), List.of(), List.of(), LAST))
                .singleElement()
                .satisfies(credit -> {
                    assertThat(credit.verdict()).isEqualTo(Verdict.UNATTRIBUTED);
                    assertThat(credit.why())
                            .isEqualTo("nobody is known at the milestone: no contact role, and nobody at its account");
                });
        assertThat(ExplainedCredit.of(conversion("account"), List.of(touch(daysBefore(31), 0, 1)), List.of(), LAST))
                .extracting(ExplainedCredit::why)
                .containsExactly(
                        "its people have no touch in the 30 days before it",
                        "31.00 days before the milestone, beyond the lookback of 30 days");
    }

    private static Conversion conversion(String basis) {
        Milestones milestones = new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER);
        return new Conversion(
                1, 202603, milestones, OptionalLong.of(1_000_000), basis, 1, "closed_won", 20260301, 2, 3);
    }
}
