package io.plumbline.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One small file for each way in which exports are polluted. */
class PollutedFilesTest {
    private static final Dialect COMMAS = Dialect.of(",");
    private static final int ROWS = 30;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {",", ";", "\t", "|", ":", "~", "^", "\u0001", "\u001F", "§", ";;", "||", "\t\t", "~|~", "_/-\\_"
            })
    void anyDelimiterIsFound(String delimiter) {
        ReadFile file = read(Shop.write(Shop.table(ROWS), Dialect.of(delimiter), "\r\n"));

        assertThat(file.shape().dialect().delimiter()).isEqualTo(delimiter);
        assertThat(file.shape().header()).isEqualTo(Shop.HEADER);
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.irregular()).isEmpty();
    }

    @Test
    void blanksAfterTheDelimiterBelongToIt() {
        ReadFile file = read(Shop.write(Shop.table(ROWS), new Dialect(",", true, '"', '"'), "\n"));

        assertThat(file.shape().dialect().separator()).isEqualTo(", ");
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
    }

    @Test
    void wordsOfATextDelimitedByBlanksStayOneCell() {
        List<List<String>> rows = Shop.rows(ROWS).stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(6)))
                .toList();
        List<String> lines = new ArrayList<>(List.of("Sold Code Count Price Item Link"));
        rows.forEach(row -> lines.add(String.join(" ", row).replace("Rope 20\" Coil", "\"Rope 20\"\" Coil\"")));

        ReadFile file = read(String.join("\n", lines));

        assertThat(file.shape().width()).isEqualTo(6);
        assertThat(file.body()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ", "
            ", \\
            ', '
            ', \\
            """)
    void quoteAndEscapeAreFound(char quote, char escape) {
        Dialect dialect = new Dialect(",", false, quote, escape);
        List<List<String>> rows = Shop.rows(ROWS).stream()
                .map(row -> row.stream().map(cell -> cell.replace('"', quote)).toList())
                .toList();

        ReadFile file = read(Shop.write(rows, dialect, "\n"));

        assertThat(file.shape().dialect()).isEqualTo(dialect);
        assertThat(file.body()).isEqualTo(rows);
    }

    @Test
    void aQuoteThatIsNotEscapedIsACharacter() {
        ReadFile file = read(Shop.write(Shop.table(ROWS), COMMAS, "\n").replace("20\"\" Coil", "20\" Coil"));

        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.irregular()).hasSize(3).allMatch(row -> row.fate() == RowFate.REPAIRED);
        assertThat(file.irregular().get(0).line()).isEqualTo(4);
        assertThat(file.irregular().get(0).reason()).isEqualTo("a quote too many in column 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void anyLineEndIsFound(String lineEnd) {
        ReadFile file = read(Shop.write(Shop.table(ROWS), COMMAS, lineEnd));

        assertThat(file.shape().lineEnd()).isEqualTo(lineEnd);
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
    }

    @Test
    void lineEndsMayDifferFromLineToLine() {
        String text = Shop.line(Shop.HEADER, COMMAS) + "\r" + Shop.write(Shop.rows(10), COMMAS, "\r\n")
                + Shop.write(Shop.rows(20).subList(10, 20), COMMAS, "\n");

        assertThat(read(text).body()).isEqualTo(Shop.rows(20));
    }

    @Test
    void anEmptyFileHasNoRecords() {
        ReadFile file = read("");

        assertThat(file.rows()).isEmpty();
        assertThat(file.shape().header()).isEmpty();
    }

    @Test
    void theLastLineMayLackItsEndOrHaveTwo() {
        String text = Shop.write(Shop.table(ROWS), COMMAS, "\n");

        assertThat(read(text.stripTrailing()).body()).isEqualTo(Shop.rows(ROWS));
        assertThat(read(text + "\n").body()).isEqualTo(Shop.rows(ROWS));
        assertThat(read(text + "\n").fates()).endsWith(RowFate.BLANK);
    }

    @Test
    void aFileMayHaveNoHeader() {
        ReadFile file = read(Shop.write(Shop.rows(ROWS), COMMAS, "\n"));

        assertThat(file.shape().headerRows()).isZero();
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
    }

    @Test
    void aFileMayHaveOnlyAHeaderOrOneRow() {
        assertThat(read(Shop.write(Shop.table(0), COMMAS, "\n")).shape().header())
                .isEqualTo(Shop.HEADER);
        assertThat(read(Shop.write(Shop.table(1), COMMAS, "\n")).body()).isEqualTo(Shop.rows(1));
    }

    @Test
    void severalHeaderRowsAreJoined() {
        List<List<String>> table = new ArrayList<>(Shop.table(ROWS));
        table.add(0, List.of("When", "What", "How many", "How much", "What", "", "Where"));

        ReadFile file = read(Shop.write(table, COMMAS, "\n"));

        assertThat(file.shape().headerRows()).isEqualTo(2);
        assertThat(file.shape().header())
                .containsExactly(
                        "When Sold",
                        "What Code",
                        "How many Count",
                        "How much Price",
                        "What Item",
                        " Remark",
                        "Where Link");
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales report\n\n",
                "Sales report,,,,,,\n,,,,,,\n",
                "# made by the shop\n# on a Monday\n",
                "Shop:,North\nMonth:,May\n\n"
            })
    void thePreambleIsNoTable(String preamble) {
        ReadFile file = read(preamble + Shop.write(Shop.table(ROWS), COMMAS, "\n"));

        assertThat(file.shape().preambleRows()).isEqualTo(preamble.split("\n", -1).length - 1);
        assertThat(file.shape().header()).isEqualTo(Shop.HEADER);
        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
    }

    @Test
    void theFooterIsNoRow() {
        ReadFile file =
                read(Shop.write(Shop.table(ROWS), COMMAS, "\n") + "\nSource: the shop's till\nPrinted on a Monday\n");

        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.fates()).endsWith(RowFate.BLANK, RowFate.FOOTER, RowFate.FOOTER);
    }

    @ParameterizedTest
    @CsvSource({"7", "6", "5"})
    void anotherTableStartsWhereTheHeaderComesAgain(int columns) {
        List<List<String>> second =
                Shop.table(ROWS).stream().map(row -> row.subList(0, columns)).toList();

        ReadFile file = read(Shop.write(Shop.table(ROWS), COMMAS, "\n") + Shop.write(second, COMMAS, "\n"));

        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.rows().stream()
                        .filter(row -> row.table() == 2 && row.fate().isRow())
                        .map(TableRow::cells))
                .hasSize(ROWS)
                .allMatch(cells -> cells.size() == columns);
    }

    @Test
    void aTableOfOtherColumnsStartsAfterAGap() {
        ReadFile file = read(Shop.write(Shop.table(ROWS), COMMAS, "\n") + "\nClerk,Shift\nAnn,Early\nBea,Late\n");

        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.rows().stream().filter(row -> row.table() == 2).map(TableRow::cells))
                .containsExactly(List.of("Clerk", "Shift"), List.of("Ann", "Early"), List.of("Bea", "Late"));
    }

    @Test
    void everyMissingDelimiterOfARowIsPutBackOrReported() {
        for (int column = 1; column < Shop.HEADER.size(); column++) {
            List<String> lines = lines();
            String left = Shop.line(Shop.rows(ROWS).get(9).subList(0, column), COMMAS);
            String right = Shop.line(Shop.rows(ROWS).get(9).subList(column, 7), COMMAS);
            lines.set(10, left + right);

            ReadFile file = read(String.join("\n", lines));

            assertThat(file.irregular()).as("column " + column).hasSize(1);
            assertThat(file.irregular().get(0).line()).isEqualTo(11);
            assertThat(file.body()).hasSize(ROWS);
            assertThat(String.join("", file.body().get(9)))
                    .isEqualTo(String.join("", Shop.rows(ROWS).get(9)));
            assertThat(without(file.body(), 9)).isEqualTo(without(Shop.rows(ROWS), 9));
        }
    }

    @Test
    void aDelimiterTooManyIsDroppedWithTheEmptyCellThatItMakes() {
        for (int column = 0; column < Shop.HEADER.size(); column++) {
            List<String> lines = lines();
            List<String> row = new ArrayList<>(Shop.rows(ROWS).get(7));
            row.add(column, "");
            lines.set(8, Shop.line(row, COMMAS));

            ReadFile file = read(String.join("\n", lines));

            assertThat(file.body()).as("column " + column).isEqualTo(Shop.rows(ROWS));
            assertThat(file.irregular())
                    .hasSize(1)
                    .allMatch(r -> r.line() == 9 && r.reason().startsWith("an empty cell too many"));
        }
    }

    @Test
    void aStrayQuoteCostsNoOtherRow() {
        for (int column = 0; column < Shop.HEADER.size(); column++) {
            List<String> lines = lines();
            List<String> row = new ArrayList<>(Shop.rows(ROWS).get(5));
            String[] cells = row.stream().map(cell -> Shop.cell(cell, COMMAS)).toArray(String[]::new);
            cells[column] = '"' + cells[column];
            row.set(column, '"' + row.get(column));
            lines.set(6, String.join(",", cells));

            ReadFile file = read(String.join("\n", lines));

            assertThat(file.body().get(5)).as("column " + column).isEqualTo(row);
            assertThat(without(file.body(), 5)).isEqualTo(without(Shop.rows(ROWS), 5));
            assertThat(file.irregular()).hasSize(1).allMatch(r -> r.line() == 7);
        }
    }

    @Test
    void aRowMayBeDelimitedOtherwise() {
        List<String> lines = lines();
        lines.set(12, Shop.line(Shop.rows(ROWS).get(11), Dialect.of(";")));

        ReadFile file = read(String.join("\n", lines));

        assertThat(file.body()).isEqualTo(Shop.rows(ROWS));
        assertThat(file.irregular()).hasSize(1).allMatch(r -> r.reason().equals("the line is delimited by ;"));
    }

    @Test
    void rowsWithFewerOrMoreCellsKeepAllOfThem() {
        List<String> lines = lines();
        lines.set(3, "2024-01-01,AA-1000");
        lines.set(4, lines.get(4) + ",more,and more");

        ReadFile file = read(String.join("\n", lines));

        assertThat(file.irregular().stream().map(TableRow::fate)).containsExactly(RowFate.SHORT, RowFate.LONG);
        assertThat(file.irregular().get(0).cells()).containsExactly("2024-01-01", "AA-1000");
        assertThat(file.irregular().get(0).reason()).isEqualTo("2 cells where the table has 7 columns");
        assertThat(file.irregular().get(1).cells()).hasSize(9).endsWith("more", "and more");
    }

    private List<String> lines() {
        return new ArrayList<>(
                Shop.table(ROWS).stream().map(row -> Shop.line(row, COMMAS)).toList());
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    private ReadFile read(String text) {
        return ReadFile.of(folder, text);
    }
}
