package io.plumbline.reconcile;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.InternalRow$;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Function2;

/**
 * One column of candidates. {@link InternalRow#get} asks the session's settings, and those the environment, for each value that it is
 * asked for (Spark 4.2: a fifth of the pass over people); how to read a type is asked once here.
 */
final class Cell implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int ordinal;
    private final Function2<SpecializedGetters, Object, Object> reading;

    private Cell(int ordinal, StructField field) {
        this.ordinal = ordinal;
        this.reading = InternalRow$.MODULE$.getAccessor(field.dataType(), true);
    }

    static Cell of(StructType schema, String column) {
        int ordinal = schema.fieldIndex(column);
        return new Cell(ordinal, schema.fields()[ordinal]);
    }

    /** The value as Spark's rows hold it. */
    @Nullable
    Object of(Candidate candidate) {
        return reading.apply(candidate.row(), ordinal);
    }
}
