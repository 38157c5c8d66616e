package io.plumbline.land;

import java.io.Closeable;
import java.util.Iterator;

/** The records of one file, one fate each. */
interface Records extends Iterator<Fate>, Closeable {
    /** Records read so far, counted apart from their fates. */
    long read();

    /** Physical line on which the record handed out last starts; of a sheet, the number of its row. */
    long line();
}
