package io.plumbline.dialect;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
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
        TextEncoding encoding = TextEncoding.of(file);
        Sample sample;
        try (Reader head = encoding.open(file)) {
            sample = Sample.of(head);
        }
        DialectFinder.Found found = new DialectFinder(sample.text()).find();
        Dialect dialect = found.dialect();
        int width = TableWidth.of(found, read(sample, dialect, Optional.empty()));
        Profile profile = profile(read(sample, dialect, Optional.empty()), width);
        List<DelimitedRecord> records = read(sample, dialect, Optional.of(profile));
        profile = profile(records, width);
        records = read(sample, dialect, Optional.of(profile));
        Layout layout = new LayoutFinder(records, width).find();
        FileShape shape = new FileShape(
                encoding,
                lineEnd(records),
                dialect,
                width,
                layout.preambleRows(),
                layout.headerRows(),
                layout.header());
        Reader text = encoding.open(file);
        RecordReader reader = new RecordReader(text, dialect, Optional.of(profile));
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

    private static List<DelimitedRecord> read(Sample sample, Dialect dialect, Optional<Profile> profile) {
        RecordReader reader = new RecordReader(new StringReader(sample.text()), dialect, profile);
        List<DelimitedRecord> records = new ArrayList<>();
        Optional<DelimitedRecord> record = reader.next();
        while (record.isPresent() && records.size() < SAMPLE_ROWS) {
            records.add(record.get());
            record = reader.next();
        }
        return records;
    }

    /** Of sound rows first of all; damaged ones count only where there is nothing else. */
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
