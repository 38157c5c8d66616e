package io.plumbline.reconcile;

import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.Recomputation;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that is made from tables by Java.
 *
 * @param making makes the rows from the tables that it asks for by name, all of which are among those that it reads
 */
record TableStep(
        TableName table,
        List<TableName> reads,
        String definitionHash,
        Function<Function<TableName, Dataset<Row>>, Dataset<Row>> making)
        implements Step {

    @Override
    public Set<TableName> inputs() {
        return Set.copyOf(reads);
    }

    @Override
    public Change compute(StepContext context) {
        return new Recomputation(context.definitions().contract(table), inputs(), lake -> making.apply(lake::read))
                .change(context);
    }
}
