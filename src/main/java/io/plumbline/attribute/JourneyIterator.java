package io.plumbline.attribute;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Reads {@link JourneyRows} that lie together by conversion, in any order within it, and hands out one milestone after the other. */
final class JourneyIterator implements Iterator<JourneyIterator.Told> {
    private final Iterator<InternalRow> rows;

    /** The row read last, which belongs to the next conversion. */
    private @Nullable InternalRow ahead;

    /**
     * A milestone and the touches of its people.
     *
     * @param touches in any order
     */
    record Told(Conversion conversion, List<Touch> touches) {
        /** What led to the milestone. */
        Journey journey() {
            return Journey.of(conversion.milestones(), touches);
        }
    }

    JourneyIterator(Iterator<InternalRow> rows) {
        this.rows = rows;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Told next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        long key = ahead.getLong(JourneyRows.CONVERSION_KEY);
        Conversion conversion = null;
        List<Touch> touches = new ArrayList<>();
        for (InternalRow next = ahead; next != null && next.getLong(JourneyRows.CONVERSION_KEY) == key; next = ahead) {
            if (next.isNullAt(JourneyRows.TOUCH_KEY)) {
                conversion = conversion(next);
            } else {
                touches.add(touch(next));
            }
            ahead = read();
        }
        if (conversion == null) {
            throw new IllegalStateException("touches of a conversion that is not there: " + key);
        }
        return new Told(conversion, touches);
    }

    private @Nullable InternalRow read() {
        return rows.hasNext() ? rows.next() : null;
    }

    private static Touch touch(InternalRow row) {
        return new Touch(
                row.getLong(JourneyRows.AT),
                row.getInt(JourneyRows.SOURCE_PRIORITY),
                row.getLong(JourneyRows.TOUCH_KEY),
                row.getLong(JourneyRows.PERSON_KEY),
                row.getInt(JourneyRows.DATE_KEY),
                row.getLong(JourneyRows.CHANNEL_KEY),
                row.getLong(JourneyRows.CAMPAIGN_KEY));
    }

    private static Conversion conversion(InternalRow row) {
        Milestones milestones = new Milestones(
                row.getLong(JourneyRows.AT),
                instant(row, JourneyRows.LEAD_CREATED_AT),
                instant(row, JourneyRows.OPPORTUNITY_CREATED_AT));
        OptionalLong amount = row.isNullAt(JourneyRows.AMOUNT)
                ? OptionalLong.empty()
                : OptionalLong.of(row.getLong(JourneyRows.AMOUNT));
        return new Conversion(
                row.getLong(JourneyRows.CONVERSION_KEY),
                row.getInt(JourneyRows.MONTH),
                milestones,
                amount,
                row.getUTF8String(JourneyRows.BASIS).toString(),
                row.getLong(JourneyRows.MILESTONE_KEY),
                row.getUTF8String(JourneyRows.MILESTONE).toString(),
                row.getInt(JourneyRows.DATE_KEY),
                row.getLong(JourneyRows.ACCOUNT_KEY),
                row.getLong(JourneyRows.OPPORTUNITY_KEY));
    }

    private static long instant(InternalRow row, int column) {
        return row.isNullAt(column) ? Milestones.NEVER : row.getLong(column);
    }
}
