package io.plumbline.run;

import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.Recompute.Lead;
import io.plumbline.definitions.Recompute.Reached;
import io.plumbline.definitions.Recompute.Through;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.TableChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows changed rows of a table's inputs to the keys of the rows that may differ. */
final class ReachedKeys {
    /** Beyond this part of a table, to make all of it costs no more. */
    private static final double SMALL_PART = 0.1;

    private final StepContext context;
    private final TableContract contract;
    private final Set<TableName> inputs;

    ReachedKeys(StepContext context, TableContract contract, Set<TableName> inputs) {
        this.context = context;
        this.contract = contract;
        this.inputs = inputs;
    }

    /** The keys; empty when that is not known, or when they are so many that it does not matter. */
    Optional<LongSet> of(Reached reached) {
        List<Dataset<Row>> keys = new ArrayList<>();
        for (TableName input : inputs) {
            if (context.isUnchanged(input)) {
                continue;
            }
            Optional<List<Dataset<Row>>> ofInput = ofInput(input, reached);
            if (ofInput.isEmpty()) {
                return Optional.empty();
            }
            keys.addAll(ofInput.get());
        }
        LongSet all = keys.stream().reduce(Dataset::union).map(LongSet::of).orElse(LongSet.NONE);
        return Optional.of(all).filter(set -> isSmallPart(set.size(), contract.name()));
    }

    private Optional<List<Dataset<Row>>> ofInput(TableName input, Reached reached) {
        Optional<TableChanges> changes = context.changes(input);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<Lead> leads = reached.leads().stream()
                .filter(lead -> lead.changed().equals(input))
                .toList();
        if (leads.isEmpty() && !(isShort(input) && net(input, changes.get()).isEmpty())) {
            return Optional.empty();
        }
        List<Dataset<Row>> keys = new ArrayList<>();
        for (Lead lead : leads) {
            if (lead.columns().isEmpty() && !isShort(input) && !isSmallPart(changes.get(), input)) {
                return Optional.empty();
            }
            keys.add(keys(lead, changed(lead, changes.get())));
        }
        return Optional.of(keys);
    }

    private Dataset<Row> changed(Lead lead, TableChanges changes) {
        if (!lead.columns().isEmpty()) {
            return changes.net(lead.columns());
        }
        return isShort(lead.changed()) ? net(lead.changed(), changes) : changes.all();
    }

    /** What changed, of a table that is written as a whole. */
    private static Dataset<Row> net(TableName input, TableChanges changes) {
        return changes.net(List.of(changes.added().columns()));
    }

    private boolean isShort(TableName input) {
        return !context.isLarge(input);
    }

    private boolean isSmallPart(TableChanges changes, TableName table) {
        return changes.count().isPresent() && isSmallPart(changes.count().getAsLong(), table);
    }

    private boolean isSmallPart(long rows, TableName table) {
        return rows <= context.lake().count(table) * SMALL_PART;
    }

    private Dataset<Row> keys(Lead lead, Dataset<Row> changed) {
        Dataset<Row> rows = changed;
        for (Through through : lead.through()) {
            rows = followed(rows, through);
        }
        return rows.select(expr(lead.key().sql()).as("key"));
    }

    private Dataset<Row> followed(Dataset<Row> rows, Through through) {
        String number = "_number";
        LongSet numbers = LongSet.of(rows.select(expr(through.from().sql())));
        Dataset<Row> numbered = context.lake()
                .read(through.table())
                .alias(through.table().name())
                .withColumn(number, expr(through.to().sql()));
        return numbers.in(numbered, number).drop(number);
    }
}
