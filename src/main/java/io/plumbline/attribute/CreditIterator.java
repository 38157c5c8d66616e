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
    private final Map<UTF8String, UTF8String> channels = new HashMap<>();
    private final TouchedBy noTouch = new TouchedBy(null, null, text("(no touch)"), null);
    private final Map<Long, TouchedBy> touchedBy = new HashMap<>();

    /** The row read last, which belongs to the next conversion. Spark overwrites a row when it hands out the next. */
    private @Nullable InternalRow ahead;

    CreditIterator(Iterator<InternalRow> rows, List<AttributionModel> models) {
        this.rows = rows;
        this.models = models;
        this.ahead = read();
    }

    /** What a credit repeats of its touch, so that nobody has to join the two largest tables. */
    private record TouchedBy(
            @Nullable Long person,
            @Nullable Integer day,
            UTF8String channel,
            @Nullable Long campaign) {}

    /** What a credit repeats of its conversion. */
    private record Converted(
            @Nullable Integer day,
            @Nullable Long account,
            @Nullable Long opportunity) {}

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
        Converted converted = new Converted(null, null, null);
        List<Touch> touches = new ArrayList<>();
        touchedBy.clear();
        for (InternalRow row = first; row != null && row.getLong(JourneyRows.CONVERSION_KEY) == key; row = ahead) {
            if (row.isNullAt(JourneyRows.TOUCH_KEY)) {
                conversion = conversion(row);
                converted = converted(row);
            } else {
                touches.add(touch(row));
                touchedBy.put(row.getLong(JourneyRows.TOUCH_KEY), touchedBy(row));
            }
            ahead = read();
        }
        if (conversion == null) {
            throw new IllegalStateException("touches of a conversion that is not there: " + key);
        }
        for (Credit credit : Credit.of(conversion, Journey.of(conversion.milestones(), touches), models)) {
            credits.add(row(conversion, converted, credit));
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

    private static Converted converted(InternalRow row) {
        return new Converted(
                day(row, JourneyRows.CONVERTED_ON),
                key(row, JourneyRows.ACCOUNT_KEY),
                key(row, JourneyRows.OPPORTUNITY_KEY));
    }

    private TouchedBy touchedBy(InternalRow row) {
        return new TouchedBy(
                key(row, JourneyRows.PERSON_KEY),
                day(row, JourneyRows.TOUCHED_ON),
                text(row.getUTF8String(JourneyRows.CHANNEL)),
                key(row, JourneyRows.CAMPAIGN_KEY));
    }

    private static @Nullable Long key(InternalRow row, int column) {
        return row.isNullAt(column) ? null : row.getLong(column);
    }

    /** Days since 1970. */
    private static @Nullable Integer day(InternalRow row, int column) {
        return row.isNullAt(column) ? null : row.getInt(column);
    }

    private static long instant(InternalRow row, int column) {
        return row.isNullAt(column) ? Milestones.NEVER : row.getLong(column);
    }

    private InternalRow row(Conversion conversion, Converted converted, Credit credit) {
        TouchedBy touch = touchedBy.getOrDefault(credit.touchKey(), noTouch);
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
                    .orElse(null),
            converted.day(),
            converted.account(),
            converted.opportunity(),
            touch.person(),
            touch.day(),
            touch.channel(),
            touch.campaign()
        });
    }

    private UTF8String text(String text) {
        return texts.computeIfAbsent(text, UTF8String::fromString);
    }

    /** The same text in memory of its own: Spark overwrites the row's. */
    private UTF8String text(UTF8String text) {
        UTF8String known = channels.get(text);
        if (known == null) {
            known = text.clone();
            channels.put(known, known);
        }
        return known;
    }
}
