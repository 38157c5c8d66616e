package io.plumbline.land;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Turns landed records of one file into rows of {@link BronzeSchema}. */
final class BronzeRow {
    /** Spark's own seed, so that {@code _row_hash = xxhash64(all contract columns in order)}. */
    private static final long SEED = 42;

    private static final int TECHNICAL = 6;
    private final UTF8String deliveryId;
    private final UTF8String file;
    private final long landedAtMicros;

    BronzeRow(Delivery delivery, Instant landedAt) {
        this.deliveryId = UTF8String.fromString(delivery.id());
        this.file = UTF8String.fromString(delivery.file());
        this.landedAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, landedAt);
    }

    InternalRow of(Fate.Landed landed) {
        @Nullable String[] cells = landed.cells();
        int width = cells.length;
        @Nullable Object[] values = new Object[width + TECHNICAL];
        long hash = SEED;
        for (int i = 0; i < width; i++) {
            String cell = cells[i];
            if (cell != null) {
                UTF8String text = UTF8String.fromString(cell);
                hash = XXH64.hashUTF8String(text, hash);
                values[i] = text;
            }
        }
        values[width] = landed.extra().isEmpty() ? null : map(landed.extra());
        values[width + 1] = deliveryId;
        values[width + 2] = file;
        values[width + 3] = landed.row();
        values[width + 4] = hash;
        values[width + 5] = landedAtMicros;
        return new GenericInternalRow(values);
    }

    private static ArrayBasedMapData map(Extra extra) {
        return new ArrayBasedMapData(array(extra.names()), array(extra.values()));
    }

    private static GenericArrayData array(List<String> texts) {
        return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
    }
}
