package io.plumbline.land;

import org.jspecify.annotations.Nullable;

/** What became of one record of a file; every record has exactly one fate. */
sealed interface Fate permits Fate.Landed, Fate.Totals, QuarantinedRow, Recognised {
    /**
     * A row of bronze.
     *
     * @param cells one cell per column of the contract, as delivered; null where the record has none
     * @param extra cells of columns that the contract does not know
     */
    record Landed(long row, @Nullable String[] cells, Extra extra) implements Fate {}

    /** The totals row that the sums of the control columns must equal. */
    record Totals(@Nullable String[] cells) implements Fate {}
}
