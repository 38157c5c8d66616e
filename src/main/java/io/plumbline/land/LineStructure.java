package io.plumbline.land;

/** Counts the lines of a JSON text and finds lines beyond the limit. */
final class LineStructure implements Structure {
    private static final int MAX_LINE = 1 << 24;
    private static final long LINE_FEEDS = ByteWords.of((byte) '\n');
    private static final long RETURNS = ByteWords.of((byte) '\r');
    private final boolean isLimited;
    private byte last;
    private long lineLength;
    private long lines;
    private String damage = "";

    private LineStructure(boolean isLimited) {
        this.isLimited = isLimited;
    }

    /** For a text whose lines are its records. */
    static LineStructure ofRecords() {
        return new LineStructure(true);
    }

    /** For a text whose line breaks mean nothing. */
    static LineStructure ofDocument() {
        return new LineStructure(false);
    }

    @Override
    public void accept(byte[] text, int from, int to) {
        int i = from;
        while (i < to && damage.isEmpty()) {
            if (i + ByteWords.BYTES <= to && hasNoLineEnd(ByteWords.at(text, i))) {
                grow(ByteWords.BYTES);
                i += ByteWords.BYTES;
                last = text[i - 1];
            } else {
                character(text[i]);
                i++;
            }
        }
    }

    private static boolean hasNoLineEnd(long word) {
        return (ByteWords.firstEqual(word, LINE_FEEDS) | ByteWords.firstEqual(word, RETURNS)) == 0;
    }

    private void character(byte c) {
        if (c != '\n' && c != '\r') {
            grow(1);
        } else if (c == '\r' || last != '\r') {
            lines++;
            lineLength = 0;
        }
        last = c;
    }

    private void grow(int by) {
        lineLength += by;
        if (isLimited && lineLength > MAX_LINE) {
            damage = "line %d is longer than 16 MiB".formatted(line());
        }
    }

    @Override
    public void end() {
        lines += lineLength > 0 ? 1 : 0;
        lineLength = 0;
    }

    @Override
    public String damage() {
        return damage;
    }

    @Override
    public long records() {
        return lines;
    }

    @Override
    public long line() {
        return lines + 1;
    }
}
