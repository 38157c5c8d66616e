package io.plumbline.match.check;

/**
 * How many of the pairs that were found are right, and how many of the right ones were found.
 *
 * @param found pairs
 * @param right those of them that are one person
 * @param all pairs that are one person
 */
record Rate(long found, long right, long all) {
    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return all == 0 ? 1 : (double) right / all;
    }

    /** Harmonic mean of precision and recall. */
    double f1() {
        return found + all == 0 ? 1 : 2.0 * right / (found + all);
    }
}
