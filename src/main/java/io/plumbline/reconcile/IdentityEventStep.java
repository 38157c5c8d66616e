package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableChanges;
import io.plumbline.lake.TableState;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds to {@code ops.identity_event} which records came to another person since the step last looked. What it compares are
 * two versions of {@code silver.person_link}, the one that its own last commit read and the newest: so a run that died in
 * between loses no event and tells none twice. The first time there is nothing to compare, and nothing to tell.
 */
final class IdentityEventStep implements Step {
    static final TableName TABLE = TableName.of("ops.identity_event");

    private static final TableName LINKS = TableName.of("silver.person_link");
    private static final TableName DECISIONS = TableName.of("silver.person_decision");

    private final TableContract contract;

    IdentityEventStep(TableContract contract) {
        this.contract = contract;
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of(LINKS, DECISIONS);
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
                lake.state(TABLE).map(TableState::note).map(note -> note.inputs());
        Dataset<Row> decisionsBefore = before(lake, DECISIONS, told);
        TableChanges links = lake.changes(
                LINKS,
                told.map(versions -> versions.getOrDefault(LINKS.toString(), 0L))
                        .orElseGet(() -> lake.state(LINKS).orElseThrow().version()));
        Dataset<Row> events = IdentityEvents.between(
                        links.removed(), links.added(), IdentityEvents.decisions(decisionsBefore, lake.read(DECISIONS)))
                .withColumn("run", lit(context.run()))
                .withColumn("as_of", lit(context.asOf()));
        // The first time the links need not be compared with themselves to find that nothing differs.
        return told.isPresent() ? new Change.Append(events, List.of()) : new Change.Rebuild(events.limit(0));
    }

    /** The table as it was read last; as it is now if it never was, so that nothing differs. */
    private static Dataset<Row> before(Lake lake, TableName table, Optional<Map<String, Long>> told) {
        return told.map(versions -> lake.read(table, versions.getOrDefault(table.toString(), 0L)))
                .orElseGet(() -> lake.read(table));
    }
}
