package io.plumbline.run;

import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table made from tables by its {@code .sql}. A partitioned table whose changed inputs are all partitioned likewise is
 * recomputed only where they changed: the filter on the partition column is pushed through the query to the files.
 */
final class SqlStep implements Step {
    private final TableContract contract;
    private final String query;
    private final Set<TableName> inputs;
    private final String definitionHash;

    SqlStep(TableContract contract, String environmentHash, Instant asOf) {
        this.contract = contract;
        this.query = contract.sql().orElseThrow().sql();
        this.inputs = SqlText.tables(query);
        boolean isDated = query.contains("as_of()");
        this.definitionHash = contract.hash() + "+" + environmentHash + (isDated ? "@" + asOf : "");
    }

    @Override
    public TableName table() {
        return contract.name();
    }

    @Override
    public Set<TableName> inputs() {
        return inputs;
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        Optional<List<Integer>> changed = contract.partition().flatMap(column -> changedPartitions(context));
        if (changed.isEmpty()) {
            return new Recomputation(contract, inputs, (lake, wanted) -> lake.query(query)).change(context);
        }
        Dataset<Row> rows = context.lake().query(query);
        String column = contract.partition().orElseThrow();
        return new Change.Partitions(
                rows.filter(rows.col(column).isin(changed.get().toArray())), changed.get());
    }

    private Optional<List<Integer>> changedPartitions(StepContext context) {
        Set<Integer> changed = new TreeSet<>();
        for (TableName input : inputs) {
            Optional<Set<Integer>> partitions =
                    ChangedPartitions.of(context, input, contract.partition().orElseThrow());
            if (partitions.isEmpty()) {
                return Optional.empty();
            }
            changed.addAll(partitions.get());
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(changed));
    }
}
