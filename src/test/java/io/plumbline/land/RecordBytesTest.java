package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBytesTest {
    private static final String[] PIECES = {
        "\"", "\"", "\"\"", ",", "\t", "\n", "\r", "\r\n", "a", " ", "é", "\u0001", "longer text", ";"
    };

    @ParameterizedTest
    @ValueSource(chars = {',', '\t', ';'})
    void splitsAsCommonsCsvDoes(char delimiter) throws IOException {
        CsvDialect dialect = new CsvDialect(delimiter, '"', CsvDialect.NONE);
        Random random = new Random(delimiter);
        int compared = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(14); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            compared += isSame(text.toString(), dialect) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    /** Only texts that the inspection lets pass, without text behind closing quotes. */
    private static boolean isSame(String text, CsvDialect dialect) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvStructure structure = new CsvStructure(dialect, 1);
        structure.accept(bytes, 0, bytes.length);
        structure.end();
        if (!structure.damage().isEmpty() || !structure.broken().isEmpty()) {
            return false;
        }
        assertThat(byBytes(bytes, dialect)).as(text).isEqualTo(byCommons(text, dialect));
        return true;
    }

    private static List<String> byBytes(byte[] bytes, CsvDialect dialect) throws IOException {
        List<String> records = new ArrayList<>();
        try (RecordBytes record = new RecordBytes(new ByteArrayInputStream(bytes), dialect, 1)) {
            while (record.next()) {
                records.add(record.line() + ": " + String.join("|", record.texts()));
                assertThat(record.isBroken()).isFalse();
            }
        }
        return records;
    }

    private static List<String> byCommons(String text, CsvDialect dialect) throws IOException {
        List<String> records = new ArrayList<>();
        try (CSVParser parser = dialect.strict(new StringReader(text))) {
            long line = 1;
            for (CSVRecord record : parser) {
                records.add(line + ": " + String.join("|", record.values()));
                line = parser.getCurrentLineNumber() + 1;
            }
        }
        return records;
    }

    @Test
    void recordsThatCrossOrExceedTheBufferAreWhole() throws IOException {
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            String cell = "x".repeat(random.nextInt(9_000)) + "\"\r\n" + "ü".repeat(random.nextInt(9_000));
            expected.add(cell);
            text.append('"')
                    .append(cell.replace("\"", "\"\""))
                    .append("\",")
                    .append(i)
                    .append("\r\n");
        }
        expected.add("y".repeat(2_000_000));
        text.append(expected.get(300)).append(",300");
        List<String> cells = new ArrayList<>();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try (RecordBytes record =
                new RecordBytes(new ByteArrayInputStream(bytes), new CsvDialect(',', '"', CsvDialect.NONE), 1)) {
            for (int i = 0; record.next(); i++) {
                cells.add(record.text(0));
                assertThat(record.text(1)).isEqualTo(String.valueOf(i));
                assertThat(record.line()).isEqualTo(1 + 2L * i);
            }
        }
        assertThat(cells).isEqualTo(expected);
    }
}
