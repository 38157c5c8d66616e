package io.plumbline.land;

import java.io.Serializable;

/**
 * A run of records of one file, which one task reads.
 *
 * @param number of the part in its file, from 0
 * @param of how many parts the file has
 * @param start where its first record begins
 * @param records how many it has; {@link #ALL} when only the end of the file tells
 */
record FilePart(int number, int of, Split start, long records) implements Serializable {
    static final long ALL = -1;

    boolean isLast() {
        return number == of - 1;
    }

    boolean isWholeFile() {
        return of == 1;
    }
}
