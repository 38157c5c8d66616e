package io.plumbline.dialect;

import java.util.List;

/**
 * What the beginning of a file tells of all of it.
 *
 * @param lineEnd the commonest line end of the sample
 * @param header names of the columns, those of several rows joined by a blank; empty where nothing names them
 */
public record FileShape(
        TextEncoding encoding,
        String lineEnd,
        Dialect dialect,
        int width,
        int preambleRows,
        int headerRows,
        List<String> header) {
    public FileShape {
        header = List.copyOf(header);
    }
}
