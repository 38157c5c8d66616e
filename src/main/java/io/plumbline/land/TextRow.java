package io.plumbline.land;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are texts.
 *
 * @param cells one for each column of the contract
 */
record TextRow(long row, @Nullable String[] cells, Extra extra) implements Fate.Landed {
    @Override
    public int width() {
        return cells.length;
    }

    @Override
    public boolean isNull(int column) {
        return cells[column] == null;
    }

    @Override
    public @Nullable String text(int column) {
        return cells[column];
    }

    @Override
    public @Nullable UTF8String utf8(int column) {
        return UTF8String.fromString(cells[column]);
    }
}
