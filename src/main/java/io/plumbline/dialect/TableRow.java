package io.plumbline.dialect;

import java.util.List;

/**
 * A record of a file and what it is.
 *
 * @param table 1 for the first table of the file, 0 before it
 * @param line physical line on which it starts
 * @param raw its text as it stands in the file
 * @param reason why its fate is not an ordinary one, "" where it is
 */
public record TableRow(
        int table, long line, long lastLine, RowFate fate, List<String> cells, String raw, String reason) {
    public TableRow {
        cells = List.copyOf(cells);
    }
}
