package io.plumbline.reconcile;

import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that is made anew from all rows of its inputs whenever one of them changed: one record more can rename a person
 * anywhere in the table, and the whole costs less than finding out where.
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
        return new Change.Rebuild(making.apply(context.lake()::read));
    }
}
