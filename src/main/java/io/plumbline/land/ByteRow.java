package io.plumbline.land;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The row that a record of a file is while it is the newest one read: its cells are where the file's bytes are. */
final class ByteRow implements Fate.Landed {
    private final RecordBytes record;
    private final int[] sources;
    private final @Nullable String[] constants;
    private final @Nullable UTF8String[] constantsAsUtf8;
    private long row;
    private Extra extra = Extra.NONE;

    /** Rows under a header none of whose columns is repeated. */
    ByteRow(RecordBytes record, Folding folding) {
        this.record = record;
        this.sources = folding.singleSources();
        this.constants = folding.constants();
        this.constantsAsUtf8 =
                Arrays.stream(constants).map(UTF8String::fromString).toArray(UTF8String[]::new);
    }

    ByteRow at(long newRow, Extra newExtra) {
        row = newRow;
        extra = newExtra;
        return this;
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public int width() {
        return sources.length;
    }

    @Override
    public boolean isNull(int column) {
        return sources[column] < 0 && constants[column] == null;
    }

    @Override
    public @Nullable String text(int column) {
        int source = sources[column];
        return source < 0 ? constants[column] : record.text(source);
    }

    @Override
    public @Nullable UTF8String utf8(int column) {
        int source = sources[column];
        if (source < 0) {
            return constantsAsUtf8[column];
        }
        int start = record.start(source);
        return UTF8String.fromAddress(
                record.bytes(), Platform.BYTE_ARRAY_OFFSET + (long) start, record.end(source) - start);
    }

    @Override
    public Extra extra() {
        return extra;
    }
}
