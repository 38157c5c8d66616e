package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts records and finds what would make a delimited file unreadable: an open quote, a cell or record beyond the
 * limits. Splits exactly as {@link CsvRecords} does, which a test with random texts holds, at a fraction of the cost.
 */
final class CsvStructure implements Structure {
    static final int MAX_CELL = 1 << 20;
    static final int MAX_CELLS = 10_000;
    private static final int MAX_BROKEN = 10_000;

    private enum At {
        CELL_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE,
        TRAILING
    }

    private final char delimiter;
    private final char quote;
    private final char escape;
    private final List<Long> broken = new ArrayList<>();
    private At at = At.CELL_START;
    private boolean isBroken;
    private boolean isEscaping;
    private boolean wasEscaped;
    private char last;
    private int cell;
    private int cells;
    private long records;
    private long line = 1;
    private long quoteLine;
    private String damage = "";

    CsvStructure(CsvDialect dialect) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
    }

    @Override
    public void accept(char[] text, int length) {
        for (int i = 0; i < length && damage.isEmpty(); i++) {
            char c = text[i];
            boolean isEscaped = isEscaping;
            isEscaping = false;
            if (isEscaped) {
                escaped(c);
            } else if (c == '\n' || c == '\r') {
                lineEnd(c);
            } else if (c == delimiter && at != At.QUOTED) {
                endCell();
            } else if (c == quote) {
                quote();
            } else {
                isEscaping = c == escape && at != At.AFTER_QUOTE && at != At.TRAILING;
                character(c);
            }
            wasEscaped = isEscaped;
            last = c;
        }
    }

    /** An escaped line end is text, though a line ends there. */
    private void escaped(char c) {
        boolean isSecondHalf = c == '\n' && last == '\r';
        line += (c == '\n' || c == '\r') && !isSecondHalf ? 1 : 0;
        grow();
    }

    private void lineEnd(char c) {
        boolean isSecondHalf = c == '\n' && last == '\r';
        line += isSecondHalf ? 0 : 1;
        if (at == At.QUOTED) {
            grow();
        } else if (!isSecondHalf || wasEscaped) {
            endRecord();
        }
    }

    private void quote() {
        switch (at) {
            case CELL_START -> {
                at = At.QUOTED;
                quoteLine = line;
            }
            case QUOTED -> at = At.AFTER_QUOTE;
            case AFTER_QUOTE -> {
                at = At.QUOTED;
                grow();
            }
            case UNQUOTED, TRAILING -> {
                isBroken |= at == At.TRAILING;
                grow();
            }
        }
    }

    private void character(char c) {
        if (at == At.CELL_START) {
            at = At.UNQUOTED;
        } else if (at == At.AFTER_QUOTE || at == At.TRAILING) {
            at = At.TRAILING;
            isBroken |= !Character.isWhitespace(c);
        }
        grow();
    }

    private void grow() {
        if (++cell > MAX_CELL) {
            damage = "a cell on line %d is longer than 1 MiB".formatted(at == At.QUOTED ? quoteLine : line)
                    + (at == At.QUOTED ? ": most likely the quote that opens there is never closed" : "");
        }
    }

    private void endCell() {
        at = At.CELL_START;
        cell = 0;
        if (++cells >= MAX_CELLS) {
            damage = "the record on line %d has more than %d cells".formatted(line, MAX_CELLS);
        }
    }

    private void endRecord() {
        records++;
        if (isBroken && broken.size() < MAX_BROKEN) {
            broken.add(records);
        } else if (isBroken) {
            damage = "text follows a closing quote in more than %d records".formatted(MAX_BROKEN);
        }
        isBroken = false;
        at = At.CELL_START;
        cell = 0;
        cells = 0;
    }

    @Override
    public void end() {
        if (isEscaping && damage.isEmpty()) {
            damage = "the file looks truncated: nothing stands behind the escape character at its end";
        } else if (at == At.QUOTED && damage.isEmpty()) {
            damage = "the file looks truncated: the quote that opens on line %d is never closed".formatted(quoteLine);
        } else if (at != At.CELL_START || cells > 0) {
            endRecord();
        }
    }

    @Override
    public String damage() {
        return damage;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public long line() {
        return line;
    }

    /** Numbers of the records in which text follows a closing quote. */
    List<Long> broken() {
        return broken;
    }
}
