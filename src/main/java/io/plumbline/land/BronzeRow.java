package io.plumbline.land;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A landed record as a row of {@link BronzeSchema}, one after the other in the same object: a column is made when it is asked for.
 * {@link #copy} gives a row that stays.
 */
final class BronzeRow extends GenericInternalRow {
    private static final long serialVersionUID = 1L;

    /** Spark's own seed, so that {@code _row_hash = xxhash64(all contract columns in order)}. */
    private static final long SEED = 42;

    private static final int EXTRA = 0;
    private static final int DELIVERY_ID = 1;
    private static final int FILE = 2;
    private static final int ROW = 3;
    private static final int ROW_HASH = 4;
    private static final int LANDED_AT = 5;
    private static final int TECHNICAL = 6;
    private final int width;
    private final UTF8String deliveryId;
    private final UTF8String file;
    private final long landedAtMicros;
    private transient Fate.@Nullable Landed landed;

    BronzeRow(ReadPlan plan, Delivery delivery, Instant landedAt) {
        super(new Object[0]);
        this.width = plan.columns().size();
        this.deliveryId = UTF8String.fromString(delivery.id());
        this.file = UTF8String.fromString(delivery.file());
        this.landedAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, landedAt);
    }

    BronzeRow of(Fate.Landed record) {
        landed = record;
        return this;
    }

    private Fate.Landed landed() {
        if (landed == null) {
            throw new IllegalStateException("a row before the first or after the last record");
        }
        return landed;
    }

    @Override
    public int numFields() {
        return width + TECHNICAL;
    }

    @Override
    public boolean isNullAt(int ordinal) {
        return ordinal < width
                ? landed().isNull(ordinal)
                : ordinal == width + EXTRA && landed().extra().isEmpty();
    }

    @Override
    public @Nullable UTF8String getUTF8String(int ordinal) {
        return ordinal < width ? landed().utf8(ordinal) : (UTF8String) genericGet(ordinal);
    }

    @Override
    public long getLong(int ordinal) {
        return switch (ordinal - width) {
            case ROW -> landed().row();
            case ROW_HASH -> hash();
            case LANDED_AT -> landedAtMicros;
            default -> throw new IllegalArgumentException("column %d is no number".formatted(ordinal));
        };
    }

    @Override
    public @Nullable Object genericGet(int ordinal) {
        if (ordinal < width) {
            return landed().utf8(ordinal);
        }
        return switch (ordinal - width) {
            case EXTRA -> landed().extra().isEmpty() ? null : map(landed().extra());
            case DELIVERY_ID -> deliveryId;
            case FILE -> file;
            default -> getLong(ordinal);
        };
    }

    private long hash() {
        long hash = SEED;
        for (int i = 0; i < width; i++) {
            UTF8String text = landed().utf8(i);
            hash = text == null ? hash : XXH64.hashUTF8String(text, hash);
        }
        return hash;
    }

    private static ArrayBasedMapData map(Extra extra) {
        return new ArrayBasedMapData(array(extra.names()), array(extra.values()));
    }

    private static GenericArrayData array(List<String> texts) {
        return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
    }
}
