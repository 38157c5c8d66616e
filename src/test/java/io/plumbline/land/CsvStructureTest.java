package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStructureTest {
    private static final char[] ALPHABET = {'"', '"', ',', '\n', '\r', 'a', ' ', ';'};
    private static final char[] ESCAPES = {'\'', '\'', '\\', '\\', ',', '\n', '\r', 'n', ' ', '"'};
    private static final CsvDialect COMMAS = new CsvDialect(',', '"', CsvDialect.NONE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsRecordsAndLinesAsTheParserDoes(long seed) throws Exception {
        compareRandomTexts(seed, ALPHABET, COMMAS);
    }

    static List<CsvDialect> declared() {
        return List.of(
                new CsvDialect(',', '\'', CsvDialect.NONE),
                new CsvDialect(',', '\'', '\\'),
                new CsvDialect(',', '"', '\\'));
    }

    @ParameterizedTest
    @MethodSource("declared")
    void countsThemInDeclaredDialectsAsWell(CsvDialect dialect) throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            compareRandomTexts(seed, ESCAPES, dialect);
        }
    }

    private static void compareRandomTexts(long seed, char[] alphabet, CsvDialect dialect) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            char[] text = new char[random.nextInt(14)];
            for (int c = 0; c < text.length; c++) {
                text[c] = alphabet[random.nextInt(alphabet.length)];
            }
            compare(text, random.nextInt(text.length + 1), dialect);
        }
    }

    private static void compare(char[] text, int cut, CsvDialect dialect) throws Exception {
        CsvStructure structure = new CsvStructure(dialect);
        structure.accept(text, cut);
        structure.accept(new String(text, cut, text.length - cut).toCharArray(), text.length - cut);
        structure.end();
        if (!structure.damage().isEmpty()) {
            return;
        }
        long records = 0;
        StringReader reader = new StringReader(new String(text));
        try (CSVParser parser = structure.broken().isEmpty() ? dialect.strict(reader) : dialect.lenient(reader)) {
            for (CSVRecord record : parser) {
                records = record.getRecordNumber();
            }
            assertThat(structure.records()).as(new String(text)).isEqualTo(records);
        }
    }
}
