package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
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
        CsvStructure structure = new CsvStructure(dialect, 1);
        byte[] bytes = new String(text).getBytes(StandardCharsets.UTF_8);
        structure.accept(bytes, 0, cut);
        structure.accept(bytes, cut, bytes.length);
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

    @Test
    void wholeWordsAreSkippedWithoutMissingAnything() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(60); c > 0; c--) {
                text.append(random.nextInt(8) == 0 ? ALPHABET[random.nextInt(ALPHABET.length)] : 'x');
            }
            compareWithByteByByte(text.toString(), 10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void recordsThatKeepToTheFormatAreAsByteByByteWhateverStandsBetween(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(60); c > 0; c--) {
                text.append(cell(random)).append(random.nextInt(3) == 0 ? lineEnd : ",");
            }
            for (int odd = random.nextInt(4) - 1; odd > 0 && text.length() > 0; odd--) {
                text.setCharAt(random.nextInt(text.length()), ALPHABET[random.nextInt(ALPHABET.length)]);
            }
            compareWithByteByByte(text.toString(), 1 + random.nextInt(400));
        }
    }

    private static String cell(Random random) {
        String text = "xyz é".repeat(random.nextInt(8));
        return switch (random.nextInt(4)) {
            case 0 -> "\"" + text + "\"\"" + text + "\"";
            case 1 -> "\"" + text + "\r\n," + text + "\n\"";
            default -> text;
        };
    }

    private static void compareWithByteByByte(String text, long splitBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvStructure atOnce = new CsvStructure(COMMAS, splitBytes);
        atOnce.accept(bytes, 0, bytes.length);
        atOnce.end();
        CsvStructure byteByByte = new CsvStructure(COMMAS, splitBytes);
        for (int b = 0; b < bytes.length; b++) {
            byteByByte.accept(bytes, b, b + 1);
        }
        byteByByte.end();
        assertThat(told(atOnce)).as(text).isEqualTo(told(byteByByte));
    }

    private static List<Object> told(CsvStructure structure) {
        return List.of(
                structure.records(), structure.line(), structure.damage(), structure.broken(), structure.splits());
    }

    @Test
    void limitsAreMetInWholeWordsAsWell() {
        assertThat(damage("x".repeat(CsvStructure.MAX_CELL))).isEmpty();
        assertThat(damage("x".repeat(CsvStructure.MAX_CELL + 1))).isEqualTo("a cell on line 1 is longer than 1 MiB");
        assertThat(damage(",".repeat(CsvStructure.MAX_CELLS - 1))).isEmpty();
        assertThat(damage("a\n" + "x,".repeat(CsvStructure.MAX_CELLS)))
                .isEqualTo("the record on line 2 has more than 10000 cells");
        assertThat(damage("a\n" + ("x".repeat(1 << 19) + ",").repeat(33)))
                .isEqualTo("the record that ends behind line 2 is longer than 16 MiB");
    }

    private static String damage(String text) {
        CsvStructure structure = new CsvStructure(COMMAS, 1 << 20);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        structure.accept(bytes, 0, bytes.length);
        structure.end();
        return structure.damage();
    }
}
