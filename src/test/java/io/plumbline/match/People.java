package io.plumbline.match;

import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The invented people of {@code matching/people.csv}, and tables of a few people made for one test. */
final class People {
    static final Loaded LOADED =
            MatchingLoader.load(Path.of(""), Path.of("src/test/resources/matching"), "people.conf");

    private People() {}

    static List<CSVRecord> rows() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            return format.parse(Files.newBufferedReader(Path.of("src/test/resources/matching/people.csv")))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordTable table(List<CSVRecord> rows) {
        RecordTable.Builder builder = new RecordTable.Builder(LOADED.matching(), LOADED.kinds());
        rows.forEach(row -> builder.add("list", row.get("id"), row::get));
        return builder.build();
    }

    /** Each line is: given name, surname, birth date, e-mail, city; ids are their numbers, in the order of the lines. */
    static RecordTable table(String... lines) {
        RecordTable.Builder builder = new RecordTable.Builder(LOADED.matching(), LOADED.kinds());
        List<String> columns = List.of("given_name", "surname", "born", "email", "city");
        for (int i = 0; i < lines.length; i++) {
            String[] cells = lines[i].split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < cells.length; column++) {
                row.put(columns.get(column), cells[column].strip());
            }
            builder.add("list", "%04d".formatted(i), row::get);
        }
        return builder.build();
    }

    static Matcher matcher(RecordTable table) {
        return new Matcher(table, LOADED.matching(), LOADED.kinds());
    }
}
