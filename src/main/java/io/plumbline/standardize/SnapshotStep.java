package io.plumbline.standardize;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import io.plumbline.standardize.SnapshotJudge.Succession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Fills {@code silver.snapshot}: which full deliveries are believed. Newer deliveries than all others are held against those
 * since the last believed one, by their keys alone.
 */
final class SnapshotStep implements Step {
    private final Definitions definitions;
    private final List<SnapshotSource> sources;

    SnapshotStep(Definitions definitions, List<SnapshotSource> sources) {
        this.definitions = definitions;
        this.sources = List.copyOf(sources);
    }

    @Override
    public TableName table() {
        return Snapshot.SNAPSHOTS;
    }

    @Override
    public Set<TableName> inputs() {
        return sources.stream().map(source -> source.export().bronze()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String definitionHash() {
        return SnapshotSource.hash(contract(), definitions, sources);
    }

    @Override
    public Change compute(StepContext context) {
        SnapshotVerdicts known = SnapshotVerdicts.known(context);
        DatedDeliveries dated = DatedDeliveries.read(context.lake(), sources);
        SnapshotVerdicts told = known;
        for (SnapshotSource source : sources) {
            List<DatedDelivery> deliveries = dated.of(source);
            OpenDeliveries open =
                    OpenDeliveries.of(deliveries, NewDeliveries.of(context, source), known.believed(source));
            if (!open.isNothing()) {
                told = told.with(source, open.knownUpTo(), verdicts(context, source, open, known));
            }
        }
        boolean isSame = context.previous().isPresent() && told.equals(known);
        return isSame ? new Change.Nothing() : new Change.Rebuild(told.rows(context.spark(), contract()));
    }

    private List<Verdict> verdicts(
            StepContext context, SnapshotSource source, OpenDeliveries open, SnapshotVerdicts known) {
        List<Instant> full = open.deliveries().stream()
                .filter(DatedDelivery::isFull)
                .map(DatedDelivery::at)
                .filter(at -> open.knownUpTo().map(at::isAfter).orElse(true))
                .distinct()
                .sorted()
                .toList();
        if (full.isEmpty()) {
            return List.of();
        }
        Sightings sightings = new Sightings(source, context.lake(), open);
        SnapshotJudge judge = new SnapshotJudge(
                source.rule(), successions(sightings), new UnreadableRecords(context, source, open, sightings));
        Optional<Instant> lastBelieved = open.knownUpTo()
                .flatMap(upTo -> known.believed(source).stream()
                        .filter(at -> !at.isAfter(upTo))
                        .reduce((first, second) -> second));
        return judge.verdicts(full, lastBelieved);
    }

    private static List<Succession> successions(Sightings sightings) {
        return Sightings.lastOfInstants(sightings.keys())
                .groupBy("at", "next_at", "is_deleted")
                .agg(count(lit(1)).as("records"))
                .selectExpr("unix_micros(at)", "unix_micros(next_at)", "is_deleted", "records")
                .collectAsList()
                .stream()
                .map(SnapshotStep::succession)
                .toList();
    }

    private static Succession succession(Row row) {
        Optional<Instant> next =
                row.isNullAt(1) ? Optional.empty() : Optional.of(DatedDeliveries.instant(row.getLong(1)));
        return new Succession(DatedDeliveries.instant(row.getLong(0)), next, row.getBoolean(2), row.getLong(3));
    }

    private TableContract contract() {
        return definitions.contract(table());
    }
}
