package io.plumbline.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tables in random dialects: written, polluted, found out, read and compared. */
class RandomTablesTest {
    private static final int TABLES = 150;
    private static final List<String> WORDS = List.of(
            "amber", "birch", "cove", "delta", "ember", "fjord", "grove", "haze", "isle", "jade", "kelp", "lagoon",
            "mesa", "north");
    private static final List<Dialect> DIALECTS = List.of(
            Dialect.of(","),
            Dialect.of(";"),
            Dialect.of("\t"),
            Dialect.of("|"),
            Dialect.of(";;"),
            Dialect.of("\u0001"),
            new Dialect(",", true, '"', '"'),
            new Dialect(";", false, '\'', '\''),
            new Dialect(",", false, '"', '\\'));
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(20240501);
        for (int i = 0; i < TABLES; i++) {
            Dialect dialect = DIALECTS.get(i % DIALECTS.size());
            String lineEnd = LINE_ENDS.get(random.nextInt(LINE_ENDS.size()));
            List<List<String>> table = table(random, lineEnd);
            String text = Shop.write(table, dialect, lineEnd);

            ReadFile file = ReadFile.of(folder, text);

            assertThat(file.shape().dialect().delimiter()).as(text).isEqualTo(dialect.delimiter());
            assertThat(file.shape().header()).as(text).isEqualTo(table.get(0));
            assertThat(file.body()).as(text).isEqualTo(table.subList(1, table.size()));
            assertThat(file.irregular()).as(text).isEmpty();
        }
    }

    @Test
    void aDamagedLineCostsNoOther() {
        Random random = new Random(20240502);
        for (int i = 0; i < TABLES; i++) {
            Dialect dialect = DIALECTS.get(i % 4);
            List<List<String>> table = table(random, "");
            List<String> lines = new ArrayList<>(
                    table.stream().map(row -> Shop.line(row, dialect)).toList());
            int damaged = 2 + random.nextInt(lines.size() - 3);
            String line = lines.get(damaged);
            int place = random.nextInt(line.length());
            String insert = random.nextBoolean() ? "\"" : dialect.delimiter();
            lines.set(damaged, line.substring(0, place) + insert + line.substring(place));
            String text = String.join("\n", lines);

            ReadFile file = ReadFile.of(folder, text);

            List<List<String>> expected = new ArrayList<>(table.subList(1, table.size()));
            List<List<String>> read = new ArrayList<>(file.body());
            assertThat(read).as(text).hasSameSizeAs(expected);
            expected.remove(damaged - 1);
            List<String> cells = read.remove(damaged - 1);
            assertThat(read).as(text).isEqualTo(expected);
            assertThat(letters(String.join("", cells))).as(text).isEqualTo(letters(line));
        }
    }

    @Test
    void allReadsOfAFileAreTheSame() {
        Random random = new Random(20240503);
        String text = Shop.write(table(random, "\n"), DIALECTS.get(1), "\n");

        assertThat(ReadFile.of(folder, text)).isEqualTo(ReadFile.of(folder, text));
    }

    @Test
    void wholeTextsAreSplitAsCommonsCsvSplitsThem() throws IOException {
        Random random = new Random(20240504);
        for (int i = 0; i < 2000; i++) {
            List<String> row = new ArrayList<>();
            for (int cell = 0; cell < 1 + random.nextInt(5); cell++) {
                row.add(noise(random));
            }
            String line = Shop.line(row, Dialect.of(";"));
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(';')
                    .setIgnoreEmptyLines(false)
                    .get();
            try (CSVParser parser = CSVParser.builder()
                    .setReader(new StringReader(line + "\n"))
                    .setFormat(format)
                    .get()) {
                assertThat(CellSplitter.split(Dialect.of(";"), line).values())
                        .as(line)
                        .isEqualTo(parser.getRecords().get(0).toList());
            }
        }
    }

    @Test
    void noNoiseBreaksTheReaderOrLosesALine() {
        Random random = new Random(20240505);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            int size = random.nextInt(400);
            for (int c = 0; c < size; c++) {
                text.append("ab1 ,;\t|\"'\\\n\r#-".charAt(random.nextInt(15)));
            }
            long line = 0;
            for (TableRow row : ReadFile.of(folder, text.toString()).rows()) {
                assertThat(row.line()).as(text.toString()).isEqualTo(line + 1);
                assertThat(letters(String.join("", row.cells())))
                        .as(text.toString())
                        .isEqualTo(letters(row.raw()));
                line = row.lastLine();
            }
            assertThat(line)
                    .as(text.toString())
                    .isEqualTo(text.toString().lines().count());
        }
    }

    private static String noise(Random random) {
        StringBuilder cell = new StringBuilder();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            cell.append("ab;\"\n c".charAt(random.nextInt(7)));
        }
        return cell.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Columns: a number, a date, a word, a text that holds all that needs quotes, an amount. */
    private static List<List<String>> table(Random random, String lineBreak) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Number", "Day", "Word", "Text", "Amount"));
        int rows = 12 + random.nextInt(40);
        for (int i = 0; i < rows; i++) {
            table.add(List.of(
                    String.valueOf(1000 + random.nextInt(9000)),
                    "%02d/%02d/2024".formatted(1 + random.nextInt(28), 1 + random.nextInt(12)),
                    word(random),
                    text(random, lineBreak),
                    "%d.%02d".formatted(random.nextInt(900), random.nextInt(100))));
        }
        return table;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String text(Random random, String lineBreak) {
        StringBuilder text = new StringBuilder(word(random));
        int words = 1 + random.nextInt(4);
        for (int i = 0; i < words; i++) {
            String glue = List.of(" ", ", ", "; ", " \"x\" ", lineBreak.isEmpty() ? " " : lineBreak)
                    .get(random.nextInt(5));
            text.append(glue).append(word(random));
        }
        return text.toString();
    }
}
