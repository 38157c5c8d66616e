package io.plumbline.run;

import io.plumbline.definitions.Recompute;
import io.plumbline.definitions.Recompute.Compared;
import io.plumbline.definitions.Recompute.Reached;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes the rows of a large table again that may differ since it was made last, see {@link Recompute}, or all of them when that
 * is no less work or cannot be told.
 */
public final class Recomputation {
    private final TableContract contract;
    private final Set<TableName> inputs;
    private final Function<Lake, Dataset<Row>> making;

    /** @param making all rows of the table, from the tables of a lake */
    public Recomputation(TableContract contract, Set<TableName> inputs, Function<Lake, Dataset<Row>> making) {
        this.contract = contract;
        this.inputs = inputs;
        this.making = making;
    }

    /** The change that makes the table current. */
    public Change change(StepContext context) {
        if (context.areUnchanged(inputs)) {
            return new Change.Nothing();
        }
        Optional<Change> change = contract.recompute()
                .filter(recompute -> context.previous().isPresent() && context.isLarge(contract.name()))
                .flatMap(recompute -> ofDifferingRows(context, recompute));
        return change.orElseGet(() -> new Change.Rebuild(making.apply(context.lake())));
    }

    private Optional<Change> ofDifferingRows(StepContext context, Recompute recompute) {
        if (recompute instanceof Compared) {
            return Optional.of(new Change.Comparison(making.apply(context.lake())));
        }
        Reached reached = (Reached) recompute;
        return new ReachedKeys(context, contract, inputs).of(reached).map(keys -> replacement(context, reached, keys));
    }

    private Change replacement(StepContext context, Reached reached, LongSet keys) {
        if (keys.isEmpty()) {
            return new Change.Nothing();
        }
        String key = reached.key();
        return new Change.Replacement(
                keys.in(making.apply(context.lake().following()), key), rows -> keys.in(rows, key));
    }
}
