package io.plumbline.land;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The dialect of a delimited file: RFC 4180 with quotes doubled, but for the characters that its contract declares.
 *
 * @param escape takes its meaning from the character behind it; {@link #NONE} in most files, where a backslash is text
 */
record CsvDialect(char delimiter, char quote, char escape) {
    /** No character at all: Unicode will never have it. */
    static final char NONE = '\uFFFF';

    static CsvDialect of(ReadPlan plan, char delimiter) {
        String escape = plan.quoting().escape();
        return new CsvDialect(delimiter, plan.quoting().quote(), escape.isEmpty() ? NONE : escape.charAt(0));
    }

    /** Whether each of its characters is one byte wherever ASCII is. */
    boolean isAscii() {
        return delimiter < 0x80 && quote < 0x80 && (escape < 0x80 || !hasEscape());
    }

    /** Whether {@link RecordBytes} can split texts of it. */
    boolean isInBytes() {
        return isAscii() && !hasEscape();
    }

    private boolean hasEscape() {
        return escape != NONE;
    }

    /** For a text that an inspection found sound; blanks between a closing quote and the delimiter are dropped. */
    CSVParser strict(Reader text) {
        return parser(text, format().get());
    }

    /** Goes on after text that follows a closing quote, which it adds to the cell, and after an open quote at the end. */
    CSVParser lenient(Reader text) {
        return parser(text, format().setTrailingData(true).setLenientEof(true).get());
    }

    private CSVFormat.Builder format() {
        CSVFormat.Builder format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(false);
        return hasEscape() ? format.setEscape(escape) : format;
    }

    private static CSVParser parser(Reader text, CSVFormat format) {
        try {
            return CSVParser.builder().setReader(text).setFormat(format).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
