package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;

/** Notes beginnings of records in a text that is followed piece by piece, a least distance apart. */
final class Splits {
    private final long distance;
    private final List<Split> all = new ArrayList<>();
    private long before;
    private long newest;
    private boolean isDue;

    Splits(long distance) {
        this.distance = distance;
    }

    /** A record ended at this position of the piece; a line feed may still belong to it. */
    void recordEnded(int position) {
        isDue = before + position - newest >= distance;
    }

    /** How many bytes from this position of the piece on may be passed before the end of a record in them makes a split due. */
    long room(int position) {
        return Math.max(0, distance - (before + position - newest));
    }

    /** Whether the next byte that belongs to no earlier record begins a split. */
    boolean isDue() {
        return isDue;
    }

    void add(int position, long records, long line) {
        newest = before + position;
        all.add(new Split(newest, records, line));
        isDue = false;
    }

    /** The piece is done with. */
    void passed(int bytes) {
        before += bytes;
    }

    List<Split> all() {
        return List.copyOf(all);
    }
}
