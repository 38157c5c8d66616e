package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableState;
import io.plumbline.run.Change;
import io.plumbline.run.LongSet;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds to {@code ops.identity_credit} what credit people gained and lost when records came to or left them: credit as it was
 * when the step last looked, against credit now. Only months that were credited anew are read, and only if there is an event.
 */
final class IdentityCreditStep implements Step {
    static final TableName TABLE = TableName.of("ops.identity_credit");
    static final TableName EVENT = TableName.of("ops.identity_event");

    private final TableContract contract;

    IdentityCreditStep(TableContract contract) {
        this.contract = contract;
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of(EVENT, CreditStep.CREDIT);
    }

    @Override
    public String definitionHash() {
        return contract.hash();
    }

    @Override
    public Change compute(StepContext context) {
        Lake lake = context.lake();
        // Not context.previous(): what was told by an older definition stays told.
        Optional<Map<String, Long>> told =
                lake.state(TABLE).map(TableState::note).map(CommitNote::inputs);
        if (told.isEmpty()) {
            Dataset<Row> credit = lake.read(CreditStep.CREDIT).limit(0);
            return new Change.Rebuild(dated(context, IdentityCredit.moved(nobody(lake), credit, credit)));
        }
        long creditVersion = told.get().getOrDefault(CreditStep.CREDIT.toString(), 0L);
        LongSet people = people(lake, told.get().getOrDefault(EVENT.toString(), 0L));
        Optional<Set<Integer>> months = monthsSince(lake, creditVersion);
        if (months.filter(Set::isEmpty).isPresent() || people.isEmpty()) {
            return new Change.Nothing();
        }
        Dataset<Row> before = in(months, lake.read(CreditStep.CREDIT, creditVersion));
        Dataset<Row> after = in(months, lake.read(CreditStep.CREDIT));
        return new Change.Append(dated(context, IdentityCredit.moved(people, before, after)), List.of());
    }

    private static Dataset<Row> dated(StepContext context, Dataset<Row> moved) {
        return moved.withColumn("run", lit(context.run())).withColumn("as_of", lit(context.asOf()));
    }

    private static LongSet nobody(Lake lake) {
        return IdentityCredit.people(lake.read(EVENT).limit(0));
    }

    /** Whom events since a version were about. */
    private static LongSet people(Lake lake, long version) {
        Dataset<Row> events = lake.read(EVENT);
        Dataset<Row> news = lake.notesSince(EVENT, version)
                .map(notes -> notes.stream().map(CommitNote::run).toArray())
                .map(runs -> events.filter(col("run").isin(runs)))
                .orElse(events);
        return IdentityCredit.people(news);
    }

    /** Months whose credit may differ from that of a version; empty when that is not known, so that all may. */
    private static Optional<Set<Integer>> monthsSince(Lake lake, long version) {
        return lake.notesSince(CreditStep.CREDIT, version)
                .filter(notes ->
                        notes.stream().noneMatch(note -> note.partitions().isEmpty()))
                .map(notes -> notes.stream()
                        .filter(note -> !note.changesNothing())
                        .flatMap(note -> note.partitions().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Dataset<Row> in(Optional<Set<Integer>> months, Dataset<Row> credit) {
        return months.map(known -> credit.filter(col("conversion_month").isin(known.toArray())))
                .orElse(credit);
    }
}
