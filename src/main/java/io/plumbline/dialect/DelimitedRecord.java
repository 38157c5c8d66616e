package io.plumbline.dialect;

import java.util.List;

/**
 * A record of a delimited file.
 *
 * @param line physical line on which it starts
 * @param lastLine physical line on which it ends
 * @param raw its text as it stands in the file, without the last line end
 * @param isSound whether it was read by the dialect to the letter
 * @param repairs what was put right to read it; empty for a record that needed or allowed no repair
 */
record DelimitedRecord(
        long line, long lastLine, String raw, List<String> cells, boolean isSound, List<String> repairs, String end) {
    DelimitedRecord {
        cells = List.copyOf(cells);
        repairs = List.copyOf(repairs);
    }

    int width() {
        return cells.size();
    }

    boolean isBlank() {
        return raw.isBlank() && width() <= 1;
    }

    long filled() {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }
}
