package io.plumbline.dialect;

import java.util.List;

/**
 * Where the table stands in a file.
 *
 * @param width number of columns
 * @param preambleRows records before the table, blank lines included
 * @param headerRows records that name the columns
 * @param header one name per column; those of several rows joined by a blank; empty where nothing names them
 */
record Layout(int width, int preambleRows, int headerRows, List<String> header) {
    Layout {
        header = List.copyOf(header);
    }
}
