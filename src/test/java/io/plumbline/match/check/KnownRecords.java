package io.plumbline.match.check;

import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.match.RecordTable;
import io.plumbline.match.RecordTable.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Records, and who they are; each file is a source. */
record KnownRecords(RecordTable table, String[] people) {
    /** In files written by R, NA is an unknown value where it is not quoted. */
    private static final String NOT_AVAILABLE = "NA";

    static KnownRecords read(KnownSet set, List<Path> files, Loaded loaded) throws IOException {
        RecordTable.Builder builder = new RecordTable.Builder(loaded.matching(), loaded.kinds());
        Map<RecordId, String> people = new HashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
        for (Path file : files) {
            String source = file.getFileName().toString();
            try (CSVParser parser = format.parse(Files.newBufferedReader(file))) {
                for (CSVRecord row : parser) {
                    String id = row.get(set.id());
                    builder.add(source, id, column -> cell(row, column));
                    people.put(new RecordId(source, id), set.person(row.get(set.truth())));
                }
            }
        }
        RecordTable table = builder.build();
        String[] inOrder = new String[table.size()];
        for (int record = 0; record < inOrder.length; record++) {
            inOrder[record] = people.get(table.id(record));
        }
        return new KnownRecords(table, inOrder);
    }

    private static String cell(CSVRecord row, String column) {
        String text = row.get(column);
        return text.equals(NOT_AVAILABLE) ? "" : text;
    }

    boolean areOne(int one, int other) {
        return people[one].equals(people[other]);
    }
}
