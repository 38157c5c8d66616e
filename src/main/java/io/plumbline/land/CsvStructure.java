package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts records, finds what would make a delimited file unreadable (an open quote, a cell or record beyond the limits), and notes
 * where large files can be split. Splits records exactly as {@link CsvDialect}'s parser does, which a test with random texts holds,
 * at a fraction of the cost.
 */
final class CsvStructure implements Structure {
    static final int MAX_CELL = 1 << 20;
    static final int MAX_CELLS = 10_000;
    static final int MAX_RECORD = 1 << 24;
    private static final int MAX_BROKEN = 10_000;
    private static final int NO_ESCAPE = Integer.MIN_VALUE;
    private static final long LINE_FEEDS = ByteWords.of((byte) '\n');
    private static final long RETURNS = ByteWords.of((byte) '\r');

    private enum At {
        CELL_START,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE,
        TRAILING
    }

    private final int delimiter;
    private final int quote;
    private final int escape;
    private final long delimiters;
    private final long quotes;
    private final @Nullable StrictRecords strict;
    private final Splits splits;
    private final List<Long> broken = new ArrayList<>();
    private At at = At.CELL_START;
    private boolean isBroken;
    private boolean isEscaping;
    private boolean wasEscaped;
    private int last;
    private int cell;
    private int cells;
    private int record;
    private long records;
    private long line = 1;
    private long quoteLine;
    private String damage = "";

    /**
     * Of characters that are ASCII.
     *
     * @param splitBytes least distance of two splits
     */
    CsvStructure(CsvDialect dialect, long splitBytes) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape() == CsvDialect.NONE ? NO_ESCAPE : dialect.escape();
        this.delimiters = ByteWords.of((byte) delimiter);
        this.quotes = ByteWords.of((byte) quote);
        this.strict = dialect.quote() == CsvDialect.NONE || escape != NO_ESCAPE
                ? null
                : new StrictRecords((byte) delimiter, (byte) quote);
        this.splits = new Splits(splitBytes);
    }

    @Override
    public void accept(byte[] text, int from, int to) {
        int i = from;
        while (i < to && damage.isEmpty()) {
            i = skip(text, records(text, i, from, to), to);
            if (i < to) {
                character(text[i], i - from);
                i++;
            }
        }
        splits.passed(to - from);
    }

    /** Passes over whole records up to where a split is due, as long as they keep to the format strictly. */
    private int records(byte[] text, int position, int from, int to) {
        boolean isAtRecord = at == At.CELL_START && cells == 0 && last != '\r';
        if (!isAtRecord || strict == null || splits.isDue()) {
            return position;
        }
        int end = strict.pass(text, position, position + (int) Math.min(to - position, splits.room(position - from)));
        if (end > position) {
            records += strict.records();
            line += strict.lines();
            record = 0;
            last = '\n';
            wasEscaped = false;
        }
        return end;
    }

    /**
     * Passes over text in which nothing but delimiters matters, eight characters at a time, while no limit is near: the state behind
     * it follows from where the delimiters stand.
     *
     * @return where it stopped
     */
    private int skip(byte[] text, int from, int to) {
        boolean isQuoted = at == At.QUOTED;
        boolean isPlain = isQuoted || at == At.UNQUOTED || at == At.CELL_START && !splits.isDue();
        if (!isPlain || escape != NO_ESCAPE) {
            return from;
        }
        int i = from;
        int passed = ByteWords.BYTES;
        int newCell = cell;
        int newCells = cells;
        int end = (int) Math.min(to, (long) from + MAX_RECORD - record) - ByteWords.BYTES;
        while (passed == ByteWords.BYTES
                && i <= end
                && newCell < MAX_CELL - ByteWords.BYTES
                && newCells < MAX_CELLS - ByteWords.BYTES) {
            long word = ByteWords.at(text, i);
            long stops = ByteWords.firstEqual(word, LINE_FEEDS)
                    | ByteWords.firstEqual(word, RETURNS)
                    | ByteWords.firstEqual(word, quotes);
            passed = ByteWords.first(stops);
            long found = isQuoted ? 0 : ByteWords.before(passed, ByteWords.equal(word, delimiters));
            newCells += Long.bitCount(found);
            newCell = found == 0 ? newCell + passed : passed - 1 - ByteWords.last(found);
            i += passed;
        }
        if (i > from) {
            record += i - from;
            cell = newCell;
            cells = newCells;
            last = text[i - 1];
            wasEscaped = false;
            at = isQuoted ? At.QUOTED : newCell == 0 ? At.CELL_START : At.UNQUOTED;
        }
        return i;
    }

    private void character(int c, int position) {
        boolean isEscaped = isEscaping;
        isEscaping = false;
        if (splits.isDue() && !(c == '\n' && last == '\r')) {
            splits.add(position, records, line);
        }
        if (++record > MAX_RECORD) {
            damage = "the record that ends behind line %d is longer than 16 MiB".formatted(line);
        }
        if (isEscaped) {
            escaped(c);
        } else if (c == '\n' || c == '\r') {
            lineEnd(c, position);
        } else if (c == delimiter && at != At.QUOTED) {
            endCell();
        } else if (c == quote) {
            quote();
        } else {
            isEscaping = c == escape && at != At.AFTER_QUOTE && at != At.TRAILING;
            ordinary(c);
        }
        wasEscaped = isEscaped;
        last = c;
    }

    /** An escaped line end is text, though a line ends there. */
    private void escaped(int c) {
        boolean isSecondHalf = c == '\n' && last == '\r';
        line += (c == '\n' || c == '\r') && !isSecondHalf ? 1 : 0;
        grow();
    }

    private void lineEnd(int c, int position) {
        boolean isSecondHalf = c == '\n' && last == '\r';
        line += isSecondHalf ? 0 : 1;
        if (at == At.QUOTED) {
            grow();
        } else if (!isSecondHalf || wasEscaped) {
            endRecord();
            splits.recordEnded(position);
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

    private void ordinary(int c) {
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
        record = 0;
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

    /** Beginnings of records, offsets counted in the bytes that were given. */
    List<Split> splits() {
        return splits.all();
    }
}
