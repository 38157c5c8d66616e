package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.standardize.SnapshotJudge.Succession;
import io.plumbline.standardize.Verdict.Word;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotJudgeTest {
    private static final Snapshot TENTH = rule(List.of());

    private static Snapshot rule(List<LocalDate> accepted) {
        return new Snapshot(List.of(), new BigDecimal("0.1"), accepted, List.of());
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-%02dT00:00:00Z".formatted(day));
    }

    /** Records that are shown on one day and next on another; 0 when they are not shown again. */
    private static Succession shown(int day, int next, long records) {
        return new Succession(day(day), next == 0 ? Optional.empty() : Optional.of(day(next)), false, records);
    }

    private static List<Word> words(Snapshot rule, List<Succession> successions, Integer... days) {
        return new SnapshotJudge(rule, successions, at -> false)
                .verdicts(List.of(days).stream().map(SnapshotJudgeTest::day).toList(), Optional.empty()).stream()
                        .map(Verdict::word)
                        .toList();
    }

    @Test
    void theShareIsRoundedUpSoThatOneOfAFewMayGo() {
        assertThat(words(TENTH, List.of(shown(2, 3, 7), shown(2, 0, 1), shown(3, 0, 7)), 2, 3))
                .containsExactly(Word.BELIEVED, Word.BELIEVED);
        assertThat(words(TENTH, List.of(shown(2, 3, 6), shown(2, 0, 2), shown(3, 0, 6)), 2, 3))
                .containsExactly(Word.BELIEVED, Word.TOO_MANY_LOST);
    }

    @Test
    void aSecondCutOffDeliveryIsHeldAgainstTheLastBelievedOne() {
        List<Succession> successions = List.of(shown(2, 3, 4), shown(2, 0, 6), shown(3, 4, 4), shown(4, 0, 4));

        assertThat(words(TENTH, successions, 2, 3, 4))
                .containsExactly(Word.BELIEVED, Word.TOO_MANY_LOST, Word.TOO_MANY_LOST);
        assertThat(words(rule(List.of(LocalDate.parse("2026-03-03"))), successions, 2, 3, 4))
                .containsExactly(Word.BELIEVED, Word.ACCEPTED, Word.BELIEVED);
    }

    @Test
    void whoeverWasShownSinceTheLastBelievedOneIsKnownToo() {
        // Five appear in a delivery of the 3rd that holds some records only, and the full one of the 4th lacks them.
        List<Succession> successions = List.of(shown(2, 4, 10), shown(3, 0, 5), shown(4, 0, 10));
        Verdict last = new SnapshotJudge(TENTH, successions, at -> false)
                .verdicts(List.of(day(2), day(4)), Optional.empty())
                .get(1);

        assertThat(last).isEqualTo(new Verdict(day(4), 10, 15, 5, Word.TOO_MANY_LOST));
    }

    @Test
    void nobodyWaitsForWhatWasShownAsDeleted() {
        List<Succession> successions =
                List.of(new Succession(day(2), Optional.empty(), true, 50), shown(2, 3, 10), shown(3, 0, 10));
        Verdict last = new SnapshotJudge(TENTH, successions, at -> true)
                .verdicts(List.of(day(2), day(3)), Optional.empty())
                .get(1);

        assertThat(last).isEqualTo(new Verdict(day(3), 10, 10, 0, Word.BELIEVED));
    }

    @Test
    void aLossIsNotBelievedBesideRecordsThatNobodyCouldRead() {
        List<Succession> successions = List.of(shown(2, 3, 19), shown(2, 0, 1), shown(3, 0, 19));

        assertThat(new SnapshotJudge(TENTH, successions, day(3)::equals)
                        .verdicts(List.of(day(2), day(3)), Optional.empty()))
                .extracting(Verdict::word)
                .containsExactly(Word.BELIEVED, Word.UNREADABLE_RECORDS);
    }
}
