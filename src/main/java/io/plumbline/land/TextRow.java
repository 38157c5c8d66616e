package io.plumbline.land;

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
    public @Nullable String text(int column) {
        return cells[column];
    }

    @Override
    public void put(int column, TextColumn into, int at) {
        into.put(at, cells[column]);
    }
}
