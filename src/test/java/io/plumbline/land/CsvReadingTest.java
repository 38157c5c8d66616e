package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    private static final Export THING =
            export().required("id", "Id").column("name", "Name").key("id").build();

    @Test
    void cellsComeInTheContractsOrderWhateverTheFilesOrder() {
        Reading reading = Reading.of(THING, "Name,Id\nAda,1\n");
        assertThat(reading.rows()).containsExactly("1|Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "|"})
    void delimiterIsToldByTheHeader(String delimiter) {
        String text = "Id,Name\n1,\"A,d;a|\t\"\n".replace("Id,Name\n1,", "Id" + delimiter + "Name\n1" + delimiter);
        Reading reading = Reading.of(THING, text);
        assertThat(reading.rows()).containsExactly("1|A,d;a|\t");
        assertThat(reading.report().delimiter()).isEqualTo(delimiter);
    }

    @Test
    void lineBreaksAndDoubledQuotesInsideQuotesBelongToTheCell() {
        Reading reading = Reading.of(THING, "Id,Name\r\n1,\"Ada\r\n\"\"Lady\"\"\"\r\n2,b\\\r\n");
        assertThat(reading.rows()).containsExactly("1|Ada\r\n\"Lady\"", "2|b\\");
    }

    @Test
    void headersAreFoundWithoutCaseAndBlanks() {
        assertThat(Reading.of(THING, " ID , name \n1,Ada\n").rows()).containsExactly("1|Ada");
    }

    @Test
    void preambleIsSkippedAndCaptured() {
        Export export = export().column("id", "Id")
                .column("name", "Name")
                .captured("range", "^(\\w+ \\d+, \\d{4}) - ")
                .build();
        Reading reading = Reading.of(export, "Thing report\n\"March 1, 2026 - March 2, 2026\"\n\nId,Name\n1,Ada\n");
        assertThat(reading.rows()).containsExactly("1|Ada|March 1, 2026");
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(Recognised.PREAMBLE, 2L, Recognised.BLANK, 1L, Recognised.HEADER, 1L));
        assertThat(reading.report().headerLine()).isEqualTo(4);
    }

    @Test
    void preambleCommasAreMatchedAsTheyStand() {
        Export export = export().column("id", "Id")
                .column("name", "Name")
                .captured("start", "Report Start: ([^\"]*)")
                .build();
        assertThat(Reading.of(export, "Report Start: March 1, 2026, 12:00 AM\nId,Name\n1,Ada\n")
                        .rows())
                .containsExactly("1|Ada|March 1, 2026, 12:00 AM");
    }

    @Test
    @DisplayName("F27 a header that comes again in the middle is recognised")
    void headerRepeatedInTheMiddleIsRecognised() {
        Reading reading = Reading.of(THING, "Id,Name\n1,Ada\nid,Name \n2,Ben\n");
        assertThat(reading.rows()).containsExactly("1|Ada", "2|Ben");
        assertThat(reading.report().recognised()).containsEntry(Recognised.REPEATED_HEADER, 1L);
    }

    @Test
    void repeatedColumnsFoldIntoOneJsonArray() {
        Export export = export().column("id", "Id").repeated("labels", "Labels").build();
        Reading reading = Reading.of(export, "Id,Labels,Labels,Labels\n1,a,,\"b \"\"c\"\"\"\n2,,,\n");
        assertThat(reading.rows()).containsExactly("1|[\"a\",\"b \\\"c\\\"\"]", "2|[]");
    }

    @Test
    void cellsOfUnknownColumnsAreKept() {
        Reading reading = Reading.of(THING, "Id,Name,Colour,Colour\n1,Ada,red,\n2,Ben,,blue\n3,Cy,,\n");
        assertThat(reading.extras()).containsExactly("[Colour]=[red]", "[Colour (column 4)]=[blue]", "[]=[]");
    }

    @Test
    void columnMissingFromTheFileIsNull() {
        Export export = export().column("id", "Id")
                .column("name", "Name")
                .column("town", "Town")
                .build();
        assertThat(Reading.of(export, "Id,Name\n1,\n").rows()).containsExactly("1||null");
    }

    @Test
    void rowsWithTheWrongNumberOfCellsAreQuarantined() {
        Reading reading = Reading.of(THING, "Id,Name\n1,\"A\nda\"\n2\n3,Cy,,\n4,Di\n");
        assertThat(reading.rows()).containsExactly("1|A\nda", "4|Di");
        assertThat(reading.quarantine())
                .containsExactly("4 : 1 cells where the header has 2", "5 : 4 cells where the header has 2");
        QuarantinedRow first = reading.report().quarantine().get(0);
        assertThat(first.row()).isEqualTo(3);
        assertThat(first.cells()).isEqualTo(Map.of("Id", "2"));
    }

    @Test
    void trailingCommaInHeaderAndRowsIsAnUnnamedColumn() {
        Reading reading = Reading.of(THING, "Id,Name,\n1,Ada,\n2,Ben\n3,Cy,x\n4\n");
        assertThat(reading.rows()).containsExactly("1|Ada", "2|Ben", "3|Cy");
        assertThat(reading.extras()).containsExactly("[]=[]", "[]=[]", "[(column 3)]=[x]");
        assertThat(reading.quarantine()).containsExactly("5 : 1 cells where the header has 3");
    }

    @Test
    void rowsWithoutAKeyAreQuarantined() {
        Reading reading = Reading.of(THING, "Id,Name\n,Ada\n --,Ben\nnull,Cy\n1,Di\n");
        assertThat(reading.rows()).containsExactly("1|Di");
        assertThat(reading.quarantine())
                .hasSize(3)
                .allMatch(q -> q.endsWith("id: a key column without a value: the row has no identity"));
    }

    @Test
    void idRoundedByASpreadsheetIsQuarantined() {
        Reading reading = Reading.of(THING, "Id,Name\n1.2021E+17,Ada\n120210000000000001,Ben\n1+1,Cy\n");
        assertThat(reading.rows()).containsExactly("120210000000000001|Ben", "1+1|Cy");
        assertThat(reading.quarantine())
                .containsExactly(
                        "2 id: the id was turned into a number by a spreadsheet (like 1.2E+17): its last digits are lost");
    }

    @Test
    void textAfterAClosingQuoteIsQuarantinedAlone() {
        Reading reading = Reading.of(THING, "Id,Name\n1,\"Ada\" Byron\n2,Ben\n3,\"Cy\" \n");
        assertThat(reading.rows()).containsExactly("2|Ben", "3|Cy");
        assertThat(reading.quarantine())
                .containsExactly("2 : text follows a closing quote: quotes inside a cell must be doubled");
    }

    @Test
    void blanksBetweenAClosingQuoteAndTheDelimiterAreDropped() {
        assertThat(Reading.of(THING, "Id,Name\n\"1\"  ,\"Cy\" \n").rows()).containsExactly("1|Cy");
    }

    @Test
    void everythingFromTheFooterOnIsFooter() {
        Export export = export().required("id", "Id")
                .column("name", "Name")
                .key("id")
                .footers("Grand Totals \\(\\d+ records\\)")
                .build();
        Reading reading = Reading.of(export, "Id,Name\n1,Ada\n\n\"Grand Totals (1 records)\"\n\n2,Confidential\n");
        assertThat(reading.rows()).containsExactly("1|Ada");
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(Recognised.HEADER, 1L, Recognised.BLANK, 1L, Recognised.FOOTER, 3L));
    }

    @Test
    void declaredQuoteAndEscapeAreReadAsDeclared() {
        Export export = export().required("id", "Id")
                .column("name", "Name")
                .key("id")
                .quoting('\'', '\\')
                .build();
        Reading reading = Reading.of(
                export, "Id,Name\n1,'Ada, ''Lady'''\n2,'O\\'Neill \"x\"'\n3,a\\,b\\nc\\\\\n4,two\\\nlines\n");
        assertThat(reading.rows()).containsExactly("1|Ada, 'Lady'", "2|O'Neill \"x\"", "3|a,b\nc\\", "4|two\nlines");
        assertThat(Reading.of(export, "Id,Name\n1,a\\").rejection())
                .isEqualTo("the file looks truncated: nothing stands behind the escape character at its end");
    }

    @Test
    @DisplayName("F27 a header alone is a file of no rows")
    void headerAloneIsAFileOfNoRows() {
        Reading reading = Reading.of(THING, "Id,Name\n");
        assertThat(reading.inspection().verdict()).isEqualTo(Verdict.READABLE);
        assertThat(reading.report().read()).isEqualTo(1);
        assertThat(reading.report().landed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n  \n", "\uFEFF"})
    void fileWithoutAnyTextIsEmptyNotWrong(String text) {
        Reading reading = Reading.of(THING, text);
        assertThat(reading.inspection().verdict()).isEqualTo(Verdict.EMPTY);
        assertThat(reading.rejection()).isEmpty();
    }

    @Test
    void nulCharactersAreKeptAndReported() {
        Reading reading = Reading.of(THING, "Id,Name\n1,A\0da\n");
        assertThat(reading.rows()).containsExactly("1|A\0da");
        assertThat(reading.report().problems())
                .containsExactly("1 NUL characters, the first on line 2; kept as delivered");
    }

    @Test
    @DisplayName("F28 mixed line ends are all line ends")
    void mixedLineEndsAreAllLineEnds() {
        assertThat(Reading.of(THING, "Id,Name\r\n1,Ada\n2,Ben\r3,Cy").rows())
                .isEqualTo(List.of("1|Ada", "2|Ben", "3|Cy"));
    }
}
