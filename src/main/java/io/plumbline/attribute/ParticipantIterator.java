package io.plumbline.attribute;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of neighbouring rows of one conversion and model: who is in any of them, and their amounts together. Reads what
 * it hands out, so that what was brought together in parts can be brought together again.
 */
final class ParticipantIterator implements Iterator<InternalRow> {
    static final int CONVERSION_KEY = 0;
    static final int MODEL_KEY = 1;
    static final int MILESTONE_KEY = 2;
    static final int MONTH = 3;
    static final int AMOUNT = 4;
    static final int CHANNELS = 5;
    static final int CAMPAIGNS = 6;

    /** The amount in ten-thousandths, null when it is not known. */
    static final StructType SCHEMA = StructType.fromDDL(
            "conversion_key BIGINT NOT NULL, model_key BIGINT NOT NULL, milestone_key BIGINT NOT NULL,"
                    + " conversion_month INT NOT NULL, credited_amount BIGINT,"
                    + " channels ARRAY<BIGINT> NOT NULL, campaigns ARRAY<BIGINT> NOT NULL");

    private final Iterator<InternalRow> rows;
    private final Set<Long> channels = new HashSet<>();
    private final Set<Long> campaigns = new HashSet<>();

    /** The row read last, which belongs to the next conversion or model. */
    private @Nullable InternalRow ahead;

    ParticipantIterator(Iterator<InternalRow> rows) {
        this.rows = rows;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public InternalRow next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        channels.clear();
        campaigns.clear();
        long conversion = ahead.getLong(CONVERSION_KEY);
        long model = ahead.getLong(MODEL_KEY);
        long milestone = ahead.getLong(MILESTONE_KEY);
        int month = ahead.getInt(MONTH);
        Long amount = null;
        for (InternalRow row = ahead; row != null && isOf(row, conversion, model); row = ahead) {
            addAll(row.getArray(CHANNELS), channels);
            addAll(row.getArray(CAMPAIGNS), campaigns);
            if (!row.isNullAt(AMOUNT)) {
                amount = Math.addExact(amount == null ? 0 : amount, row.getLong(AMOUNT));
            }
            ahead = read();
        }
        return new GenericInternalRow(
                new Object[] {conversion, model, milestone, month, amount, array(channels), array(campaigns)});
    }

    private static boolean isOf(InternalRow row, long conversion, long model) {
        return row.getLong(CONVERSION_KEY) == conversion && row.getLong(MODEL_KEY) == model;
    }

    private static void addAll(ArrayData keys, Set<Long> all) {
        for (int i = 0; i < keys.numElements(); i++) {
            all.add(keys.getLong(i));
        }
    }

    private static ArrayData array(Set<Long> keys) {
        return UnsafeArrayData.fromPrimitiveArray(
                keys.stream().mapToLong(Long::longValue).toArray());
    }

    private @Nullable InternalRow read() {
        return rows.hasNext() ? rows.next() : null;
    }
}
