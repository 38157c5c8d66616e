package io.plumbline.match;

/** The levels of one pair in a long: four bits a column from the lowest up, and above them a bit for each column that swapped. */
final class Levels {
    /** Level numbers of a column are below this. */
    static final int PER_COLUMN = 16;

    private static final int BITS = 4;
    private static final int MASK = PER_COLUMN - 1;
    private static final int SWAP_BIT = 60;

    private Levels() {}

    static int of(long levels, int column) {
        return (int) (levels >>> (column * BITS)) & MASK;
    }

    static long with(long levels, int column, int level) {
        return levels | (long) level << (column * BITS);
    }

    /** The column's level becomes "unknown". */
    static long without(long levels, int column) {
        return levels & ~((long) MASK << (column * BITS));
    }

    /** Whether the columns of a swappable pair were compared crosswise. */
    static boolean isSwapped(long levels, int swap) {
        return (levels >>> (SWAP_BIT + swap) & 1) != 0;
    }

    static long swapped(long levels, int swap) {
        return levels | 1L << (SWAP_BIT + swap);
    }
}
