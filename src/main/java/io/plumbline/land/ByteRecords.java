package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * The records of a part of a delimited file in UTF-8. Rows beyond doubt stay bytes; all other records become texts, one by one, and
 * are judged as such. A record in which text follows a closing quote is left to Commons CSV.
 */
final class ByteRecords implements Records {
    private final ReadPlan plan;
    private final CsvDialect dialect;
    private final FilePart part;
    private final long headerRecord;
    private final RecordBytes record;
    private final TableFates fates;
    private @Nullable Folding folding;
    private @Nullable OrdinaryRows ordinary;
    private boolean isAhead;
    private long line;
    private long read;

    /** @param utf8 from where the part begins */
    ByteRecords(ReadPlan plan, Layout layout, FilePart part, InputStream utf8) {
        this.plan = plan;
        this.dialect = CsvDialect.of(plan, layout.delimiter().charAt(0));
        this.part = part;
        this.headerRecord = layout.headerRecord();
        this.record = new RecordBytes(utf8, dialect, part.start().line());
        this.fates = new TableFates(plan, layout);
        stand(fates.folding());
    }

    private void stand(@Nullable Folding under) {
        folding = under;
        ordinary = OrdinaryRows.under(under, plan, record);
    }

    @Override
    public boolean hasNext() {
        if (!isAhead && (read != part.records() || part.isLast())) {
            try {
                isAhead = record.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return isAhead;
    }

    @Override
    public Fate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isAhead = false;
        line = record.line();
        long number = part.start().records() + ++read;
        Fate row = ordinary == null || number <= headerRecord ? null : ordinary.row(number);
        return row == null ? judged(number) : row;
    }

    private Fate judged(long number) {
        Fate fate = fates.of(record.isBroken() ? leniently() : record.texts(), number, record.line());
        if (fates.folding() != folding) {
            stand(fates.folding());
            if (!part.isWholeFile()) {
                throw new SplitFileException();
            }
        }
        return fate;
    }

    private String[] leniently() {
        try (CSVParser parser = dialect.lenient(new StringReader(record.raw()))) {
            return parser.iterator().next().values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        record.close();
    }
}
