package io.plumbline.dialect.check;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The one dialect in which suites write what they expect: commas, double quotes, doubled. */
final class StandardCsv {
    private StandardCsv() {}

    static List<List<String>> read(String text) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            List<List<String>> rows = new ArrayList<>();
            parser.forEach(record -> rows.add(List.of(record.values())));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
