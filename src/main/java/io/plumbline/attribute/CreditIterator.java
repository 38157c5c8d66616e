package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads {@link JourneyRows} that lie together by conversion, in any order within it, and hands out rows of silver.credit. */
final class CreditIterator implements Iterator<InternalRow> {
    private static final int PRECISION = 19;
    private static final int CONVERSIONS_SCALE = 6;
    private static final int AMOUNT_SCALE = 4;

    private final Iterator<InternalRow> rows;
    private final List<AttributionModel> models;
    private final Map<String, UTF8String> texts = new HashMap<>();
    private final Queue<InternalRow> credits = new ArrayDeque<>();

    /** The row read last, which belongs to the next conversion. Spark overwrites a row when it hands out the next. */
    private @Nullable InternalRow ahead;

    CreditIterator(Iterator<InternalRow> rows, List<AttributionModel> models) {
        this.rows = rows;
        this.models = models;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        while (credits.isEmpty() && ahead != null) {
            creditConversion(ahead);
        }
        return !credits.isEmpty();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return credits.remove();
    }

    private @Nullable InternalRow read() {
        return rows.hasNext() ? rows.next() : null;
    }

    private void creditConversion(InternalRow first) {
        long key = first.getLong(JourneyRows.CONVERSION_KEY);
        Conversion conversion = null;
        List<Touch> touches = new ArrayList<>();
        for (InternalRow row = first; row != null && row.getLong(JourneyRows.CONVERSION_KEY) == key; row = ahead) {
            if (row.isNullAt(JourneyRows.TOUCH_KEY)) {
                conversion = conversion(row);
            } else {
                touches.add(touch(row));
            }
            ahead = read();
        }
        if (conversion == null) {
            throw new IllegalStateException("touches of a conversion that is not there: " + key);
        }
        for (Credit credit : Credit.of(conversion, Journey.of(conversion.milestones(), touches), models)) {
            credits.add(row(conversion, credit));
        }
    }

    private static Touch touch(InternalRow row) {
        return new Touch(
                row.getLong(JourneyRows.AT),
                row.getInt(JourneyRows.SOURCE_PRIORITY),
                row.getLong(JourneyRows.TOUCH_KEY));
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
                row.getUTF8String(JourneyRows.MILESTONE).toString(),
                row.getInt(JourneyRows.MONTH),
                milestones,
                amount,
                row.getUTF8String(JourneyRows.BASIS).toString());
    }

    private static long instant(InternalRow row, int column) {
        return row.isNullAt(column) ? Milestones.NEVER : row.getLong(column);
    }

    private InternalRow row(Conversion conversion, Credit credit) {
        return new GenericInternalRow(new @Nullable Object[] {
            conversion.key(),
            text(conversion.milestone()),
            text(credit.model()),
            credit.touchKey(),
            credit.position(),
            credit.touches(),
            credit.share(),
            Decimal.createUnsafe(credit.millionths(), PRECISION, CONVERSIONS_SCALE),
            conversion.amount().isPresent() ? Decimal.createUnsafe(credit.amount(), PRECISION, AMOUNT_SCALE) : null,
            conversion.month(),
            credit.reason()
                    .map(reason -> text(reason.name().toLowerCase(Locale.ROOT)))
                    .orElse(null)
        });
    }

    private UTF8String text(String text) {
        return texts.computeIfAbsent(text, UTF8String::fromString);
    }
}
