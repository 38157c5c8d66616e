package io.plumbline.land;

import org.apache.spark.sql.types.DataTypes;

/** {@code xxhash64} over all columns of the contract in order, with Spark's own seed; made when it is asked for. */
final class RowHashColumn extends BatchColumn {
    private static final long SEED = 42;
    private final TextColumn[] cells;

    RowHashColumn(TextColumn[] cells) {
        super(DataTypes.LongType);
        this.cells = cells;
    }

    @Override
    public boolean isNullAt(int row) {
        return false;
    }

    @Override
    public long getLong(int row) {
        long hash = SEED;
        for (TextColumn column : cells) {
            hash = column.hash(row, hash);
        }
        return hash;
    }
}
