package io.plumbline.land;

/** Counts the lines of a JSON text and finds lines beyond the limit. */
final class LineStructure implements Structure {
    private static final int MAX_LINE = 1 << 24;
    private final int maxLine;
    private char last;
    private int lineLength;
    private long lines;
    private String damage = "";

    private LineStructure(int maxLine) {
        this.maxLine = maxLine;
    }

    /** For a text whose lines are its records. */
    static LineStructure ofRecords() {
        return new LineStructure(MAX_LINE);
    }

    /** For a text whose line breaks mean nothing. */
    static LineStructure ofDocument() {
        return new LineStructure(Integer.MAX_VALUE);
    }

    @Override
    public void accept(char[] text, int length) {
        for (int i = 0; i < length && damage.isEmpty(); i++) {
            char c = text[i];
            if (c != '\n' && c != '\r') {
                grow();
            } else if (c == '\r' || last != '\r') {
                lines++;
                lineLength = 0;
            }
            last = c;
        }
    }

    private void grow() {
        if (lineLength < maxLine) {
            lineLength++;
        } else if (maxLine == MAX_LINE) {
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
