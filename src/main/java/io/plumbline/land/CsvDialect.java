package io.plumbline.land;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The one dialect of all vendors' delimited files but for the delimiter: RFC 4180, quotes doubled, never a backslash
 * escape.
 */
final class CsvDialect {
    private CsvDialect() {}

    /** For a text that an inspection found sound; blanks between a closing quote and the delimiter are dropped. */
    static CSVParser strict(Reader text, char delimiter) {
        return parser(text, format(delimiter).get());
    }

    /** Goes on after text that follows a closing quote, which it adds to the cell, and after an open quote at the end. */
    static CSVParser lenient(Reader text, char delimiter) {
        return parser(
                text,
                format(delimiter).setTrailingData(true).setLenientEof(true).get());
    }

    private static CSVFormat.Builder format(char delimiter) {
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false);
    }

    private static CSVParser parser(Reader text, CSVFormat format) {
        try {
            return CSVParser.builder().setReader(text).setFormat(format).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
