package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;

import io.plumbline.run.Quarantine;
import io.plumbline.run.StepContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether deliveries of an instant have records that nobody could read: landing refused them, or they do not tell their key.
 * It is found out for all instants when the first is asked for, because most nights nobody asks.
 */
final class UnreadableRecords implements Predicate<Instant> {
    private final StepContext context;
    private final SnapshotSource source;
    private final OpenDeliveries deliveries;
    private final Sightings sightings;
    private @Nullable Set<Instant> found;

    UnreadableRecords(StepContext context, SnapshotSource source, OpenDeliveries deliveries, Sightings sightings) {
        this.context = context;
        this.source = source;
        this.deliveries = deliveries;
        this.sightings = sightings;
    }

    @Override
    public boolean test(Instant at) {
        if (found == null) {
            found = instants();
        }
        return found.contains(at);
    }

    private Set<Instant> instants() {
        Set<Instant> instants = new HashSet<>();
        sightings
                .withoutKey()
                .selectExpr("unix_micros(at)")
                .collectAsList()
                .forEach(row -> instants.add(DatedDeliveries.instant(row.getLong(0))));
        Set<String> refused = refusedByLanding();
        deliveries.deliveries().stream()
                .filter(delivery -> refused.contains(delivery.id()))
                .forEach(delivery -> instants.add(delivery.at()));
        return instants;
    }

    /** Deliveries of which records still wait. */
    private Set<String> refusedByLanding() {
        if (!context.lake().exists(Quarantine.TABLE)) {
            return Set.of();
        }
        Quarantine.Scope landing =
                new Quarantine.Scope(source.export().name(), source.export().bronze());
        return new Quarantine(context.lake(), context.definitions(), context.run())
                .waiting(landing).select(col("delivery_id")).distinct().collectAsList().stream()
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet());
    }
}
