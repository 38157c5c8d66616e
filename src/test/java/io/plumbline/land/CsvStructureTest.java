package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStructureTest {
    private static final char[] ALPHABET = {'"', '"', ',', '\n', '\r', 'a', ' ', ';'};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsRecordsAndLinesAsTheParserDoes(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            char[] text = new char[random.nextInt(14)];
            for (int c = 0; c < text.length; c++) {
                text[c] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            compare(text, random.nextInt(text.length + 1));
        }
    }

    private static void compare(char[] text, int cut) throws Exception {
        CsvStructure structure = new CsvStructure(',');
        structure.accept(text, cut);
        structure.accept(new String(text, cut, text.length - cut).toCharArray(), text.length - cut);
        structure.end();
        if (!structure.damage().isEmpty()) {
            return;
        }
        long records = 0;
        StringReader reader = new StringReader(new String(text));
        try (CSVParser parser =
                structure.broken().isEmpty() ? CsvDialect.strict(reader, ',') : CsvDialect.lenient(reader, ',')) {
            for (CSVRecord record : parser) {
                records = record.getRecordNumber();
            }
            assertThat(structure.records()).as(new String(text)).isEqualTo(records);
        }
    }
}
