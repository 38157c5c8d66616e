package io.plumbline.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of a sheet: its rows, by their numbers there. */
final class SheetRecords implements Records {
    private static final String[] BLANK = {""};
    private final SheetRows rows;
    private final TableFates fates;
    private SheetRows.@Nullable SheetRow ahead;
    private long line;
    private long read;

    SheetRecords(ReadPlan plan, Layout layout, SheetRows rows) {
        this.rows = rows;
        this.fates = new TableFates(plan, layout);
    }

    @Override
    public boolean hasNext() {
        try {
            ahead = ahead == null ? rows.next() : ahead;
            return ahead != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Fate next() {
        SheetRows.SheetRow row = hasNext() ? ahead : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        read++;
        line = row.number();
        return fates.of(row.cells().length == 0 ? BLANK : row.cells(), row.number(), row.number());
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
