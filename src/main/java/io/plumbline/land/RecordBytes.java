package io.plumbline.land;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a delimited text into records and cells where it lies, without making a text of any cell. The text is UTF-8, its dialect
 * ASCII without an escape, and an inspection has found it sound. Splits exactly as {@link CsvDialect}'s parser does; the
 * ranges are those of the newest record; the bytes that they lie in stay as they are.
 */
final class RecordBytes implements Closeable {
    private static final int BUFFER = 1 << 18;
    private static final int CONTROLS = '\r' + 1;
    private final InputStream in;
    private final byte delimiter;
    private final byte quote;
    private final long delimiters;
    private final long quotes;
    private byte[] bytes = new byte[BUFFER + ByteWords.BYTES];
    private int position;
    private int limit;
    private boolean isAtEnd;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] doubled = new boolean[64];
    private int cells;
    private int from;
    private int to;
    private boolean isBroken;
    private boolean hasDoubled;
    private long line;
    private long nextLine;

    /** @param line on which the text begins */
    RecordBytes(InputStream in, CsvDialect dialect, long line) {
        this.in = in;
        this.delimiter = (byte) dialect.delimiter();
        this.quote = (byte) dialect.quote();
        this.delimiters = ByteWords.of(delimiter);
        this.quotes = ByteWords.of(quote);
        this.nextLine = line;
    }

    /** Goes to the next record; false after the last. */
    boolean next() throws IOException {
        if (position == limit && !fill()) {
            return false;
        }
        line = nextLine;
        while (!scan()) {
            fill();
        }
        if (hasDoubled && !isBroken) {
            undouble();
        }
        return true;
    }

    /** Reads on behind what is not yet split, into new room: what was read before stays as it is. False at the end of the text. */
    private boolean fill() throws IOException {
        int kept = limit - position;
        byte[] room = new byte[Math.max(BUFFER, 2 * kept) + ByteWords.BYTES];
        System.arraycopy(bytes, position, room, 0, kept);
        bytes = room;
        position = 0;
        int read = in.readNBytes(bytes, kept, bytes.length - ByteWords.BYTES - kept);
        limit = kept + read;
        isAtEnd = limit < bytes.length - ByteWords.BYTES;
        return limit > 0;
    }

    /** Finds the cells of the record at the position, and moves on; false if the record's end is not in the buffer. */
    private boolean scan() {
        cells = 0;
        isBroken = false;
        hasDoubled = false;
        nextLine = line;
        from = position;
        int at = position;
        while (true) {
            boolean isQuoted = at < limit && bytes[at] == quote;
            at = isQuoted ? quotedCell(at + 1) : unquotedCell(at);
            if (at >= limit || bytes[at] != delimiter) {
                break;
            }
            at++;
        }
        return (at < limit || isAtEnd) && endRecord(at);
    }

    private boolean endRecord(int end) {
        boolean isReturn = end < limit && bytes[end] == '\r';
        if (isReturn && end + 1 == limit && !isAtEnd) {
            return false;
        }
        to = end;
        nextLine += end < limit ? 1 : 0;
        boolean isPair = isReturn && end + 1 < limit && bytes[end + 1] == '\n';
        position = Math.min(limit, end + (isPair ? 2 : 1));
        return true;
    }

    private int unquotedCell(int start) {
        int at = find(start, delimiters);
        while (at < limit && bytes[at] != delimiter && !isLineEnd(bytes[at])) {
            at = find(at + 1, delimiters);
        }
        cell(start, at, false);
        return at;
    }

    /** Returns the limit if the cell's end is not in the buffer. */
    private int quotedCell(int start) {
        boolean isDoubled = false;
        int at = find(start, quotes);
        while (at < limit && !isClosing(at)) {
            if (bytes[at] == quote) {
                isDoubled = true;
                at++;
            } else if (bytes[at] == '\r' || bytes[at] == '\n' && bytes[at - 1] != '\r') {
                nextLine++;
            }
            at = find(at + 1, quotes);
        }
        cell(start, at, isDoubled);
        at = Math.min(at + 1, limit);
        while (at < limit && bytes[at] != delimiter && !isLineEnd(bytes[at])) {
            isBroken |= !Character.isWhitespace(bytes[at]);
            at++;
        }
        return at;
    }

    private boolean isClosing(int at) {
        return bytes[at] == quote && (at + 1 >= limit || bytes[at + 1] != quote);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** The first position with the byte of the pattern or with a control character, or the limit. */
    private int find(int start, long pattern) {
        for (int at = start; at < limit; at += ByteWords.BYTES) {
            long word = ByteWords.at(bytes, at);
            long found = ByteWords.below(word, CONTROLS) | ByteWords.firstEqual(word, pattern);
            if (found != 0) {
                return Math.min(at + ByteWords.first(found), limit);
            }
        }
        return limit;
    }

    /** Takes the second of two quotes out of the cells that have such, in place. */
    private void undouble() {
        for (int i = 0; i < cells; i++) {
            if (doubled[i]) {
                int kept = starts[i];
                for (int at = starts[i]; at < ends[i]; at++) {
                    bytes[kept++] = bytes[at];
                    at += bytes[at] == quote ? 1 : 0;
                }
                ends[i] = kept;
            }
        }
    }

    private void cell(int start, int end, boolean isDoubled) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
            doubled = Arrays.copyOf(doubled, 2 * cells);
        }
        starts[cells] = start;
        ends[cells] = end;
        doubled[cells] = isDoubled;
        hasDoubled |= isDoubled;
        cells++;
    }

    /** How many cells the record has, at least one. */
    int cells() {
        return cells;
    }

    /** What the ranges of cells lie in. */
    byte[] bytes() {
        return bytes;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    String text(int cell) {
        return text(starts[cell], ends[cell]);
    }

    String[] texts() {
        String[] texts = new String[cells];
        for (int i = 0; i < cells; i++) {
            texts[i] = text(i);
        }
        return texts;
    }

    /** Whether text follows a closing quote: what the cells are is then for a lenient parser to say, of the whole record. */
    boolean isBroken() {
        return isBroken;
    }

    /** The record as delivered, without its line end; of a broken record only. */
    String raw() {
        return text(from, to);
    }

    /** The physical line on which the record begins. */
    long line() {
        return line;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
