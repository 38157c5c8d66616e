package io.plumbline.attribute.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a file with a header. */
final class CsvTable {
    private CsvTable() {}

    static List<CSVRecord> read(Path file, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = format.parse(Files.newBufferedReader(file))) {
            return parser.getRecords();
        }
    }
}
