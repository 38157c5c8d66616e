package io.plumbline.land;

import org.jspecify.annotations.Nullable;

/** The row that a record of a file is while it is the newest one read: its cells are where the file's bytes are. */
final class ByteRow implements Fate.Landed {
    private final RecordBytes record;
    private final int[] sources;
    private final @Nullable String[] constants;
    private long row;
    private Extra extra = Extra.NONE;

    /** Rows under a header none of whose columns is repeated. */
    ByteRow(RecordBytes record, Folding folding) {
        this.record = record;
        this.sources = folding.singleSources();
        this.constants = folding.constants();
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
    public @Nullable String text(int column) {
        int source = sources[column];
        return source < 0 ? constants[column] : record.text(source);
    }

    @Override
    public void put(int column, TextColumn into, int at) {
        int source = sources[column];
        if (source < 0) {
            into.put(at, constants[column]);
        } else {
            into.put(at, record.bytes(), record.start(source), record.end(source));
        }
    }

    @Override
    public Extra extra() {
        return extra;
    }
}
