package io.plumbline.dialect;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A delimited file of unknown make: what it looks like, then all its records in order, each with its fate. */
public final class DelimitedFile implements Closeable {
    private static final int SAMPLE_ROWS = 1000;

    private final FileShape shape;
    private final Reader text;
    private final TableRows rows;

    private DelimitedFile(FileShape shape, Reader text, TableRows rows) {
        this.shape = shape;
        this.text = text;
        this.rows = rows;
    }

    public static DelimitedFile open(Path file) throws IOException {
        return open(() -> Files.newInputStream(file));
    }

    public static DelimitedFile open(ByteSource file) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        Sample sample;
        try (Reader head = encoding.open(file)) {
            sample = Sample.of(head);
        }
        DialectFinder.Found found = new DialectFinder(sample.text()).find();
        Dialect dialect = found.dialect();
        List<DelimitedRecord> records = records(new RecordReader(new StringReader(sample.text()), dialect));
        int width = TableWidth.of(found, records);
        Profile profile = profile(records, width);
        // Once more, since a damaged line may have swallowed sound ones while nothing was known of the table.
        records = records(new RecordReader(new StringReader(sample.text()), dialect, profile));
        profile = profile(records, width);
        records = records(new RecordReader(new StringReader(sample.text()), dialect, profile));
        Layout layout = new LayoutFinder(records, width).find();
        boolean lacksHeader = layout.headerRows() == 0;
        if (lacksHeader) {
            records = records(RecordReader.lackingHeader(new StringReader(sample.text()), dialect, profile));
            layout = new LayoutFinder(records, width).find();
        }
        FileShape shape = new FileShape(
                encoding,
                lineEnd(records),
                dialect,
                width,
                layout.preambleRows(),
                layout.headerRows(),
                layout.header());
        Reader text = encoding.open(file);
        RecordReader reader = lacksHeader
                ? RecordReader.lackingHeader(text, dialect, profile)
                : new RecordReader(text, dialect, profile);
        return new DelimitedFile(shape, text, new TableRows(reader, layout));
    }

    public FileShape shape() {
        return shape;
    }

    /** The next record; empty after the last. */
    public Optional<TableRow> next() {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static List<DelimitedRecord> records(RecordReader reader) {
        List<DelimitedRecord> records = new ArrayList<>();
        Optional<DelimitedRecord> record = reader.next();
        while (record.isPresent() && records.size() < SAMPLE_ROWS) {
            records.add(record.get());
            record = reader.next();
        }
        return records;
    }

    private static Profile profile(List<DelimitedRecord> records, int width) {
        return Profile.of(
                records.stream()
                        .filter(row -> !row.isBlank())
                        .map(DelimitedRecord::cells)
                        .toList(),
                width);
    }

    private static String lineEnd(List<DelimitedRecord> records) {
        Map<String, Integer> ends = new TreeMap<>();
        records.stream()
                .map(DelimitedRecord::end)
                .filter(end -> !end.isEmpty())
                .forEach(end -> ends.merge(end, 1, Integer::sum));
        return ends.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<String, Integer>::getValue))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
