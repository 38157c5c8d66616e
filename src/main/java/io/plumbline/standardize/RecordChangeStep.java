package io.plumbline.standardize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Fills {@code silver.record_change}: how records changed, vanished and came back from one delivery to the next. What newer
 * deliveries than all others tell is appended; a late one has the changes of its export told anew.
 */
final class RecordChangeStep implements Step {
    private final Definitions definitions;
    private final List<SnapshotSource> sources;

    RecordChangeStep(Definitions definitions, List<SnapshotSource> sources) {
        this.definitions = definitions;
        this.sources = List.copyOf(sources);
    }

    @Override
    public TableName table() {
        return Snapshot.CHANGES;
    }

    @Override
    public Set<TableName> inputs() {
        Set<TableName> inputs = new TreeSet<>(Set.of(Snapshot.SNAPSHOTS));
        sources.forEach(source -> inputs.add(source.export().bronze()));
        return inputs;
    }

    @Override
    public String definitionHash() {
        return SnapshotSource.hash(contract(), definitions, sources);
    }

    @Override
    public Change compute(StepContext context) {
        SnapshotVerdicts verdicts = SnapshotVerdicts.in(context.lake());
        DatedDeliveries dated = DatedDeliveries.read(context.lake(), sources);
        List<Dataset<Row>> news = new ArrayList<>();
        List<SnapshotSource> toldAnew = new ArrayList<>();
        for (SnapshotSource source : sources) {
            List<Instant> believed = verdicts.believed(source);
            List<DatedDelivery> deliveries = dated.of(source);
            OpenDeliveries open = OpenDeliveries.of(deliveries, NewDeliveries.of(context, source), believed);
            if (!open.isNothing()) {
                Dataset<Row> instants = new Instants(source.export(), believed).table(context.spark(), deliveries);
                news.add(changes(context, source, open, instants));
                if (open.knownUpTo().isEmpty()) {
                    toldAnew.add(source);
                }
            }
        }
        return change(context, news, toldAnew);
    }

    private Change change(StepContext context, List<Dataset<Row>> news, List<SnapshotSource> toldAnew) {
        if (context.previous().isEmpty()) {
            return new Change.Rebuild(news.stream()
                    .reduce(Dataset::unionByName)
                    .orElseGet(() -> MappedTableStep.nothing(context.spark(), contract())));
        }
        if (news.isEmpty()) {
            return new Change.Nothing();
        }
        Dataset<Row> added = news.stream()
                .map(rows -> rows.select(contractColumns()))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        if (toldAnew.isEmpty()) {
            return new Change.Append(added, List.of());
        }
        Column isToldAnew =
                toldAnew.stream().map(RecordChangeStep::isOf).reduce(Column::or).orElseThrow();
        Dataset<Row> others = context.lake().read(table()).filter(not(isToldAnew));
        return new Change.Rebuild(others.unionByName(added));
    }

    private Dataset<Row> changes(
            StepContext context, SnapshotSource source, OpenDeliveries open, Dataset<Row> instants) {
        Dataset<Row> sightings = new Sightings(source, context.lake(), open).records();
        RecordChanges changes = new RecordChanges(source);
        if (open.knownUpTo().isEmpty()) {
            return changes.between(sightings, instants);
        }
        Dataset<Row> gone = lastSightingsOfMissing(context.lake().read(table()), source)
                .select(List.of(sightings.columns()).stream()
                        .map(functions::col)
                        .toArray(Column[]::new));
        Column isNew = col("snapshot_at")
                .gt(expr("timestamp_micros(" + Instants.micros(open.knownUpTo().orElseThrow()) + "L)"));
        return changes.between(sightings.unionByName(gone), instants).filter(isNew);
    }

    /** As {@link Sightings#records} shows records: how those that are missing now were last shown. */
    private static Dataset<Row> lastSightingsOfMissing(Dataset<Row> changes, SnapshotSource source) {
        Column[] fields = Sightings.fieldsOf(source).stream()
                .map(field -> col("before").getItem(field))
                .toArray(Column[]::new);
        return Absences.missing(changes.filter(isOf(source)))
                .select(
                        col("record_key"),
                        col("source_system"),
                        col("source_id"),
                        col("changed_after").as("at"),
                        col("before").getItem("is_deleted").cast("boolean").as("is_deleted"),
                        lit("").as("_delivery_id"),
                        lit(0L).as("_row"),
                        lit(null).cast("timestamp").as("created_at"),
                        lit(null).cast("timestamp").as("updated_at"),
                        array(fields).as("fields"));
    }

    private static Column isOf(SnapshotSource source) {
        return col("recorded_in")
                .equalTo(source.table().name().name())
                .and(col("_export").equalTo(source.export().name()));
    }

    private Column[] contractColumns() {
        return contract().columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }

    private TableContract contract() {
        return definitions.contract(table());
    }
}
