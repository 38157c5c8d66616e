package io.plumbline.land;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Texts of a batch, each where it lies: the bytes are not copied and must stay as they are while the batch is read. */
final class TextColumn extends BatchColumn {
    private static final int NULL = -1;
    private byte[][] bytes;
    private int[] starts;
    private int[] lengths;

    TextColumn(int rows) {
        super(DataTypes.StringType);
        this.bytes = new byte[rows][];
        this.starts = new int[rows];
        this.lengths = new int[rows];
    }

    void put(int row, byte[] in, int start, int end) {
        if (row == lengths.length) {
            bytes = Arrays.copyOf(bytes, 2 * row);
            starts = Arrays.copyOf(starts, 2 * row);
            lengths = Arrays.copyOf(lengths, 2 * row);
        }
        bytes[row] = in;
        starts[row] = start;
        lengths[row] = end - start;
    }

    void put(int row, @Nullable String text) {
        if (text == null) {
            lengths[row] = NULL;
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            put(row, utf8, 0, utf8.length);
        }
    }

    /** The hash of the texts before with this one, as Spark makes it. */
    long hash(int row, long before) {
        return lengths[row] == NULL
                ? before
                : XXH64.hashUnsafeBytes(
                        bytes[row], Platform.BYTE_ARRAY_OFFSET + (long) starts[row], lengths[row], before);
    }

    @Override
    public boolean isNullAt(int row) {
        return lengths[row] == NULL;
    }

    @Override
    public UTF8String getUTF8String(int row) {
        return UTF8String.fromAddress(bytes[row], Platform.BYTE_ARRAY_OFFSET + (long) starts[row], lengths[row]);
    }
}
