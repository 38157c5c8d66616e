package io.plumbline.reconcile;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.run.Change;
import io.plumbline.run.Recomputation;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that is made from tables by Java.
 *
 * @param making makes the rows
 */
record TableStep(TableName table, List<TableName> reads, String definitionHash, Function<Tables, Dataset<Row>> making)
        implements Step {

    /**
     * What the rows are made from.
     *
     * @param wanted see {@link Recomputation.Making}
     */
    record Tables(Lake lake, UnaryOperator<Dataset<Row>> wanted) {
        /** One of those that the step reads. */
        Dataset<Row> apply(TableName table) {
            return lake.read(table);
        }
    }

    @Override
    public Set<TableName> inputs() {
        return Set.copyOf(reads);
    }

    @Override
    public Change compute(StepContext context) {
        return new Recomputation(
                        context.definitions().contract(table),
                        inputs(),
                        (lake, wanted) -> making.apply(new Tables(lake, wanted)))
                .change(context);
    }
}
