package io.plumbline.lake;

import java.io.Serializable;
import java.util.BitSet;
import java.util.stream.LongStream;

/** Which rows of a data file count, by their place in the file, from 0. */
final class RowSelection implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Every row. */
    static final RowSelection ALL = allBut(new long[0]);

    private final BitSet named;
    private final boolean isNamedShown;

    private RowSelection(BitSet named, boolean isNamedShown) {
        this.named = named;
        this.isNamedShown = isNamedShown;
    }

    static RowSelection allBut(long[] rows) {
        BitSet named = new BitSet();
        for (long row : rows) {
            named.set(Math.toIntExact(row));
        }
        return new RowSelection(named, false);
    }

    /** The rows that count by this selection and not by the other; both name the rows that do not count. */
    RowSelection minus(RowSelection other) {
        BitSet difference = (BitSet) other.hiddenRows().clone();
        difference.andNot(hiddenRows());
        return new RowSelection(difference, true);
    }

    private BitSet hiddenRows() {
        if (isNamedShown) {
            throw new IllegalStateException("the rows that count are named, not those that do not");
        }
        return named;
    }

    /** These rows, without those. */
    RowSelection without(BitSet rows) {
        BitSet hidden = (BitSet) hiddenRows().clone();
        hidden.or(rows);
        return new RowSelection(hidden, false);
    }

    /** The rows that do not count, in order. */
    LongStream hidden() {
        return hiddenRows().stream().asLongStream();
    }

    boolean isAll() {
        return !isNamedShown && named.isEmpty();
    }

    boolean shows(long row) {
        return named.get((int) row) == isNamedShown;
    }

    /** The number of rows that count of a file of so many. */
    long count(long rows) {
        return isNamedShown ? named.cardinality() : rows - named.cardinality();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSelection selection
                && selection.isNamedShown == isNamedShown
                && selection.named.equals(named);
    }

    @Override
    public int hashCode() {
        return named.hashCode();
    }
}
