package io.plumbline.run;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a step does to its table. The rows hold at least the contract's columns. */
public sealed interface Change {
    /** The same change by a step that found records which it could not take. */
    default Change refusing(Refusals refusals) {
        return new Refusing(this, refusals);
    }

    /** The same change by a step that found what it changes in what earlier deliveries had told. */
    default Change restating(List<Dataset<Row>> restatements) {
        return restatements.isEmpty() ? this : new Restating(this, restatements);
    }

    /** A change and the records that it leaves out. */
    record Refusing(Change change, Refusals refusals) implements Change {}

    /**
     * A change and what it restates.
     *
     * @param restatements rows of ops.restatement without key and run
     */
    record Restating(Change change, List<Dataset<Row>> restatements) implements Change {
        public Restating {
            restatements = List.copyOf(restatements);
        }
    }

    /** The table becomes these rows. */
    record Rebuild(Dataset<Row> rows) implements Change {}

    /** These partitions become these rows; the others stay. */
    record Partitions(Dataset<Row> rows, List<Integer> partitions) implements Change {
        public Partitions {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * Some rows become these rows; the others stay.
     *
     * @param outdated chooses the rows that are replaced among all rows of the table, and keeps all their columns
     */
    record Replacement(Dataset<Row> rows, UnaryOperator<Dataset<Row>> outdated) implements Change {}

    /** The table becomes these rows, of which only those are written that it does not have. */
    record Comparison(Dataset<Row> rows) implements Change {}

    /**
     * The rows are added.
     *
     * @param partitions the partitions that they fall in; empty when the table has none
     */
    record Append(Dataset<Row> rows, List<Integer> partitions) implements Change {
        public Append {
            partitions = List.copyOf(partitions);
        }
    }

    /** The inputs changed, the table does not. The commit is repeated without rows, so that it is not asked again. */
    record Nothing() implements Change {}
}
