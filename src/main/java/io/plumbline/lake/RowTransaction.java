package io.plumbline.lake;

import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.delta.DeltaColumnMappingMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;
import scala.collection.immutable.Seq;

/**
 * Writes a column that cannot be null as one that the file requires. Delta calls each nullable, and then a mark is written and read
 * for every cell that there is a value.
 */
final class RowTransaction extends OptimisticTransaction {
    private static final long serialVersionUID = 1L;

    RowTransaction(DeltaLog log) {
        super(log, Option.empty(), Option.<Snapshot>empty());
    }

    @Override
    public Seq<Attribute> makeOutputNullable(Seq<Attribute> columns) {
        return columns;
    }

    /** The tables name their columns in their files as they do themselves; Delta would ask the table whether they can be null. */
    @Override
    public Seq<Attribute> mapColumnAttributes(Seq<Attribute> columns, DeltaColumnMappingMode mode) {
        return columns;
    }
}
