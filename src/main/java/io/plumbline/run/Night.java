package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Schema;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases;
import io.plumbline.lake.Releases.Release;
import io.plumbline.run.StepOutcome.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything after landing: makes the tables that are not current, asks the gates, and publishes a release. */
public final class Night {
    private static final int CONCURRENT_STEPS = 3;

    private final Lake lake;
    private final Releases releases;
    private final Definitions definitions;
    private final RunId id;
    private final Progress progress;

    public Night(Lake lake, Releases releases, Definitions definitions, RunId id, Progress progress) {
        this.lake = lake;
        this.releases = releases;
        this.definitions = definitions;
        this.id = id;
        this.progress = progress;
    }

    /**
     * What names a run.
     *
     * @param startedAt wall time, for the ledger only
     * @param interrupted an earlier run that died with the lease
     */
    public record RunId(long number, Instant startedAt, Instant asOf, Optional<Long> interrupted) {}

    /** Made for a release before readers are shown it. */
    public interface Artefact {
        void make(Release release, List<GateResult> gates);
    }

    /** How the night ended. */
    public record Outcome(Kind kind, Optional<Release> release, List<StepOutcome> steps, List<GateResult> gates) {
        /** PUBLISHED a release, found NOTHING_NEW, or WITHHELD the release because a gate failed. */
        public enum Kind {
            PUBLISHED,
            NOTHING_NEW,
            WITHHELD
        }
    }

    /** @param deliveries number of files that landed tonight */
    public Outcome run(List<Step> steps, long deliveries, List<Artefact> artefacts) {
        Ledger ledger = new Ledger(lake.suiting(List.of()), definitions, id.number());
        id.interrupted().ifPresent(dead -> ledger.interrupted(dead, id.startedAt()));
        Optional<Release> current = releases.current();
        long finished = current.map(Release::run).orElse(0L);
        StepRunner runner = new StepRunner(lake, definitions, id.asOf(), id.number(), finished, progress);
        List<StepOutcome> outcomes = new Schedule(CONCURRENT_STEPS).run(Steps.fed(lake, steps, Set.of()), runner::run);
        boolean isNew = deliveries > 0
                || outcomes.stream().anyMatch(outcome -> outcome.result() == Result.WROTE)
                || !current.map(Release::tables).equals(Optional.of(goldVersions(outcomes)));
        if (!isNew) {
            return new Outcome(Outcome.Kind.NOTHING_NEW, current, outcomes, List.of());
        }
        progress.began("gates");
        List<GateResult> gates =
                new Gates(lake, definitions, current, id.number()).check(unreleased(outcomes, current));
        Outcome outcome = gates.stream().anyMatch(GateResult::withholds)
                ? new Outcome(Outcome.Kind.WITHHELD, current, outcomes, gates)
                : new Outcome(
                        Outcome.Kind.PUBLISHED, Optional.of(publish(outcomes, gates, artefacts)), outcomes, gates);
        ledger.write(ended(outcome, deliveries));
        return outcome;
    }

    private Release publish(List<StepOutcome> outcomes, List<GateResult> gates, List<Artefact> artefacts) {
        progress.began("release");
        Map<String, Long> rows = new TreeMap<>();
        Map<String, Long> versions = goldVersions(outcomes);
        for (String table : versions.keySet()) {
            rows.put(table, lake.count(TableName.of(table)));
        }
        String name = "%s-r%06d".formatted(id.asOf().atZone(ZoneOffset.UTC).toLocalDate(), id.number());
        Release release = new Release(name, id.number(), id.asOf().toString(), definitions.hash(), versions, rows);
        artefacts.forEach(artefact -> artefact.make(release, gates));
        releases.publish(release);
        return release;
    }

    private static Map<String, Long> goldVersions(List<StepOutcome> outcomes) {
        Map<String, Long> versions = new TreeMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.table().schema() == Schema.GOLD)
                .forEach(outcome -> versions.put(outcome.table().toString(), outcome.version()));
        return versions;
    }

    /** Tables that tonight wrote, and tables that an earlier, withheld or killed night wrote and no release has. */
    private static List<StepOutcome> unreleased(List<StepOutcome> outcomes, Optional<Release> current) {
        return outcomes.stream()
                .filter(outcome -> outcome.result() == Result.WROTE
                        || outcome.table().schema() == Schema.GOLD
                                && !current.map(release -> release.tables()
                                                .get(outcome.table().toString()))
                                        .equals(Optional.of(outcome.version())))
                .toList();
    }

    private Ledger.Ended ended(Outcome outcome, long deliveries) {
        Instant finishedAt = Clock.systemUTC().instant();
        boolean isPublished = outcome.kind() == Outcome.Kind.PUBLISHED;
        return new Ledger.Ended(
                id.startedAt(),
                finishedAt,
                id.asOf(),
                isPublished ? "published" : "withheld",
                isPublished ? outcome.release() : Optional.empty(),
                deliveries,
                outcome.steps(),
                outcome.gates());
    }
}
