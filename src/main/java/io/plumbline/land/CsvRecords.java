package io.plumbline.land;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a delimited file of any dialect, by Commons CSV. */
final class CsvRecords implements Records {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final TableFates fates;
    private boolean isAhead;
    private long line;
    private long lineRead;
    private long read;

    CsvRecords(ReadPlan plan, Layout layout, Reader text) {
        CsvDialect dialect = CsvDialect.of(plan, layout.delimiter().charAt(0));
        this.parser = layout.broken().isEmpty() ? dialect.strict(text) : dialect.lenient(text);
        this.records = parser.iterator();
        this.fates = new TableFates(plan, layout);
    }

    /** The parser reads the record here, so this is where the line on which it starts is known. */
    @Override
    public boolean hasNext() {
        if (!isAhead) {
            line = parser.getCurrentLineNumber() + 1;
            isAhead = records.hasNext();
        }
        return isAhead;
    }

    @Override
    public Fate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isAhead = false;
        lineRead = line;
        read++;
        return fates.of(records.next().values(), read, line);
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long line() {
        return lineRead;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
