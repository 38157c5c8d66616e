package io.plumbline.reconcile;

import java.util.Comparator;

/** Two records that a person decided are not one; the smaller key first, whichever was written first. */
record KeptApart(long one, long other) implements Comparable<KeptApart> {
    private static final Comparator<KeptApart> ORDER =
            Comparator.comparingLong(KeptApart::one).thenComparingLong(KeptApart::other);

    static KeptApart of(long left, long right) {
        return new KeptApart(Math.min(left, right), Math.max(left, right));
    }

    @Override
    public int compareTo(KeptApart pair) {
        return ORDER.compare(this, pair);
    }
}
