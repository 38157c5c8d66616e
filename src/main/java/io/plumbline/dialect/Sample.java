package io.plumbline.dialect;

import java.io.IOException;
import java.io.Reader;

/** The beginning of a text, to the end of a line. */
record Sample(String text, boolean isWhole) {
    private static final int SIZE = 1 << 17;

    static Sample of(Reader reader) throws IOException {
        char[] buffer = new char[SIZE];
        int filled = 0;
        int read = 0;
        while (filled < SIZE && (read = reader.read(buffer, filled, SIZE - filled)) >= 0) {
            filled += read;
        }
        boolean isWhole = read < 0;
        String text = new String(buffer, 0, filled);
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return new Sample(isWhole || end < 0 ? text : text.substring(0, end + 1), isWhole);
    }
}
