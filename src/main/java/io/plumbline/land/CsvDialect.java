package io.plumbline.land;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The one dialect of all vendors' delimited files but for the delimiter: RFC 4180, quotes doubled, never a backslash
 * escape. Text after a closing quote does not stop the parser, {@link CsvStructure} has noted the record as broken.
 */
final class CsvDialect {
    private CsvDialect() {}

    static CSVParser parser(Reader text, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try {
            return CSVParser.builder().setReader(text).setFormat(format).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
