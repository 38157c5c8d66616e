package io.plumbline.run;

import io.plumbline.definitions.Recompute;
import io.plumbline.definitions.Recompute.Compared;
import io.plumbline.definitions.Recompute.Reached;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes the rows of a large table again that may differ since it was made last, see {@link Recompute}, or all of them when that
 * is no less work or cannot be told.
 */
public final class Recomputation {
    private final TableContract contract;
    private final Set<TableName> inputs;
    private final Making making;

    /** Makes the rows of the table, from the tables of a lake. */
    @FunctionalInterface
    public interface Making {
        /**
         * All rows, or more than those that are wanted: the others are left out afterwards.
         *
         * @param wanted keeps, of rows that have the column by which the table's rows are reached, those from which wanted rows are
         *     made; for where Spark does not take a condition on the result to the tables by itself
         */
        Dataset<Row> rows(Lake lake, UnaryOperator<Dataset<Row>> wanted);
    }

    public Recomputation(TableContract contract, Set<TableName> inputs, Making making) {
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
        return change.orElseGet(() -> new Change.Rebuild(all(context)));
    }

    private Optional<Change> ofDifferingRows(StepContext context, Recompute recompute) {
        if (recompute instanceof Compared) {
            return Optional.of(new Change.Comparison(all(context)));
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
                keys.in(making.rows(context.lake().following(), rows -> keys.in(rows, key)), key),
                rows -> keys.in(rows, key));
    }

    private Dataset<Row> all(StepContext context) {
        return making.rows(context.lake(), rows -> rows);
    }
}
