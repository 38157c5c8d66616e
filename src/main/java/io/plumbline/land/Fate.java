package io.plumbline.land;

import org.jspecify.annotations.Nullable;

/** What became of one record of a file; every record has exactly one fate. */
sealed interface Fate permits Fate.Landed, Fate.Totals, QuarantinedRow, Recognised {
    /** A row of bronze, valid until the next record is read. Its cells are in the order of the contract's columns. */
    sealed interface Landed extends Fate permits TextRow, ByteRow {
        /** Number of the record in its file, from 1. */
        long row();

        /** How many columns the contract has. */
        int width();

        /** The cell as delivered; null where the record has none. */
        @Nullable
        String text(int column);

        /** Puts the cell into a column; its bytes stay as they are when the next record is read. */
        void put(int column, TextColumn into, int at);

        /** Cells of columns that the contract does not know. */
        Extra extra();
    }

    /** The totals row that the sums of the control columns must equal. */
    record Totals(@Nullable String[] cells) implements Fate {}
}
