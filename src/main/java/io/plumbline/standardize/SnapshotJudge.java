package io.plumbline.standardize;

import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.standardize.Verdict.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says of full deliveries, oldest first, whether they are believed. One that lacks more than its share of the records known
 * before was probably cut off, and one with records that nobody could read may hold what it seems to lack: both show records
 * and delete none.
 */
final class SnapshotJudge {
    private final Snapshot rule;
    private final List<Succession> successions;
    private final Predicate<Instant> hasUnreadable;

    /**
     * @param successions how deliveries follow each other, all records together
     * @param hasUnreadable whether a delivery of that instant has records that nobody could read; asked only of one that
     *     lacks something
     */
    SnapshotJudge(Snapshot rule, List<Succession> successions, Predicate<Instant> hasUnreadable) {
        this.rule = rule;
        this.successions = List.copyOf(successions);
        this.hasUnreadable = hasUnreadable;
    }

    /**
     * How many records are shown at one instant and next at another.
     *
     * @param next empty when they are not shown again
     * @param isDeleted whether they are shown as deleted, so that nobody waits for them
     */
    record Succession(Instant at, Optional<Instant> next, boolean isDeleted, long records) {
        private boolean isKnownAt(Instant instant) {
            return at.isBefore(instant)
                    && !next.filter(seen -> seen.isBefore(instant)).isPresent();
        }

        private boolean isLostAt(Instant instant) {
            return isKnownAt(instant) && !next.filter(instant::equals).isPresent();
        }
    }

    /** @param lastBelieved the last that is known to be believed, before all of these */
    List<Verdict> verdicts(List<Instant> fullDeliveries, Optional<Instant> lastBelieved) {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<Instant> believed = lastBelieved;
        for (Instant at : fullDeliveries) {
            Verdict verdict = verdict(at, believed);
            verdicts.add(verdict);
            believed = verdict.isBelieved() ? Optional.of(at) : believed;
        }
        return verdicts;
    }

    /** Whoever was there at the last believed one, or was shown since, is known. */
    private Verdict verdict(Instant at, Optional<Instant> believed) {
        long records = 0;
        long known = 0;
        long lost = 0;
        for (Succession succession : successions) {
            boolean isAwaited = !succession.isDeleted()
                    && believed.filter(last -> !succession.at().isBefore(last)).isPresent();
            records += succession.at().equals(at) ? succession.records() : 0;
            known += isAwaited && succession.isKnownAt(at) ? succession.records() : 0;
            lost += isAwaited && succession.isLostAt(at) ? succession.records() : 0;
        }
        return new Verdict(at, records, known, lost, word(at, known, lost));
    }

    private Word word(Instant at, long known, long lost) {
        if (lost == 0) {
            return Word.BELIEVED;
        }
        if (rule.accepted().contains(at.atZone(ZoneOffset.UTC).toLocalDate())) {
            return Word.ACCEPTED;
        }
        long most = rule.mostLost()
                .multiply(BigDecimal.valueOf(known))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        if (lost > most) {
            return Word.TOO_MANY_LOST;
        }
        return hasUnreadable.test(at) ? Word.UNREADABLE_RECORDS : Word.BELIEVED;
    }
}
