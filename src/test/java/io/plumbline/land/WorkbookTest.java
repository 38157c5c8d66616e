package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static io.plumbline.land.WorkbookBuilder.row;
import static io.plumbline.land.WorkbookBuilder.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
    private static final String HEADER = row(1, "Id", "Value");

    private static Export things(String sheet) {
        return export().required("id", "Id")
                .column("value", "Value")
                .key("id")
                .sheet(sheet)
                .build();
    }

    private static Reading read(WorkbookBuilder workbook) {
        return Reading.of(things(""), workbook.bytes());
    }

    /** What a cell says, given as XML below a header and behind an id. */
    private static String value(WorkbookBuilder workbook, String cell) {
        String id = "<c r=\"A2\" t=\"str\"><v>k</v></c>";
        Reading reading = read(workbook.sheet("S", HEADER + "<row r=\"2\">" + id + cell + "</row>"));
        assertThat(reading.rejection()).isEmpty();
        return reading.landed().get(0).cells()[1];
    }

    @ParameterizedTest
    @CsvSource({
        "5550000001, 5550000001",
        "123456789012345, 123456789012345",
        "0.10000000000000001, 0.1",
        "1.0000000000000001E-2, 0.01",
        "12.5, 12.5",
        "12.50, 12.5",
        "100, 100",
        "1E3, 1000",
        "-0, 0",
        "4.3499999999999996, 4.35",
        "120210000000000017, 120210000000000017",
        "120210000000000000, 1.2021E+17",
        "1.20210000000000001E17, 1.2021E+17"
    })
    void numbersAreTheShortestTextThatIsTheStoredNumber(String stored, String text) {
        assertThat(value(workbook(), "<c r=\"B2\"><v>" + stored + "</v></c>")).isEqualTo(text);
    }

    @Test
    void idThatASpreadsheetRoundedIsQuarantined() {
        Reading reading =
                read(workbook().sheet("S", HEADER + "<row r=\"2\"><c r=\"A2\"><v>120210000000000000</v></c></row>"));
        assertThat(reading.quarantine()).singleElement().asString().contains("turned into a number by a spreadsheet");
    }

    @ParameterizedTest
    @CsvSource({
        "14, 46083, 2026-03-02",
        "14, 46083.5, 2026-03-02 12:00:00",
        "22, 46083.645833333336, 2026-03-02 15:30:00",
        "22, 46083, 2026-03-02 00:00:00",
        "20, 0.5, 12:00:00",
        "46, 1.5, 1.5",
        "0, 46083, 46083",
        "14, -1, -1",
        "14, 60, 60",
        "164, 46083, 2026-03-02",
        "165, 46083.25, 2026-03-02 06:00:00",
        "166, 46083, 46083",
        "167, 46083, 46083"
    })
    void datesAreToldByTheNumberFormat(int format, String stored, String text) {
        WorkbookBuilder workbook = workbook()
                .styles(
                        "<numFmt numFmtId=\"164\" formatCode=\"[$-409]d\\-mmm\\-yy;@\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy h:mm AM/PM\"/>"
                                + "<numFmt numFmtId=\"166\" formatCode=\"#,##0 &quot;days&quot;\"/>"
                                + "<numFmt numFmtId=\"167\" formatCode=\"[Red]General\"/>",
                        0,
                        format);
        assertThat(value(workbook, "<c r=\"B2\" s=\"1\"><v>" + stored + "</v></c>"))
                .isEqualTo(text);
    }

    @Test
    void datesMayBeCountedFrom1904() {
        WorkbookBuilder workbook = workbook().countingFrom1904().styles("", 14);
        assertThat(value(workbook, "<c r=\"B2\" s=\"0\"><v>44621</v></c>")).isEqualTo("2026-03-02");
    }

    @Test
    void otherCellsAreTheirText() {
        assertThat(value(workbook(), "<c r=\"B2\" t=\"b\"><v>1</v></c>")).isEqualTo("TRUE");
        assertThat(value(workbook(), "<c r=\"B2\" t=\"b\"><v>0</v></c>")).isEqualTo("FALSE");
        assertThat(value(workbook(), "<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"))
                .isEqualTo("#DIV/0!");
        assertThat(value(workbook(), "<c r=\"B2\" t=\"str\"><f>A1</f><v> a &amp; b</v></c>"))
                .isEqualTo(" a & b");
        assertThat(value(workbook(), "<c r=\"B2\" t=\"d\"><v>2026-03-02T00:00:00</v></c>"))
                .isEqualTo("2026-03-02T00:00:00");
        assertThat(value(
                        workbook(),
                        "<c r=\"B2\" t=\"inlineStr\"><is><r><t>rich</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> te_x000D_xt</t>"
                                + "</r><rPh><t>hint</t></rPh></is></c>"))
                .isEqualTo("rich te\rxt");
        assertThat(value(
                        workbook().shared("<si><t>no</t></si><si><r><t>sha</t></r><r><t>red</t></r></si>"),
                        "<c r=\"B2\" t=\"s\"><v>1</v></c>"))
                .isEqualTo("shared");
    }

    @Test
    void rowsHaveTheFatesOfDelimitedTextAndTheirNumbersInTheSheet() {
        Export export = export().required("id", "Id")
                .column("value", "Value")
                .captured("made", "Made on (.*)")
                .key("id")
                .totals("Total", "Total", "id")
                .controls("value")
                .footers("Footnote")
                .sheet("Data")
                .build();
        Reading reading = Reading.of(
                export,
                workbook()
                        .sheet("Cover", row(1, "Nothing"))
                        .sheet(
                                "Data",
                                row(1, "Made on Monday") + row(3, "Id", "Value", "More") + row(4, "a", "2")
                                        + row(6, "b", "3", "x") + row(7, "", "", "y") + row(8, "c")
                                        + row(9, "d", "1", "", "z")
                                        + "<row r=\"10\"/>" + row(12, "Footnote") + row(13, "e"))
                        .bytes());
        assertThat(reading.rows()).containsExactly("a|2|Monday", "b|3|Monday", "c|null|Monday");
        assertThat(reading.landed()).extracting(Fate.Landed::row).containsExactly(4L, 6L, 8L);
        assertThat(reading.quarantine())
                .containsExactly(
                        "7 : no value in any column that only totals rows leave empty, but not labelled as a totals row",
                        "9 : 4 cells where the header has 3");
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(
                        Recognised.PREAMBLE, 1L, Recognised.HEADER, 1L, Recognised.BLANK, 1L, Recognised.FOOTER, 2L));
        assertThat(reading.report().headerLine()).isEqualTo(3);
    }

    @Test
    void boardIsReadBlockByBlock() {
        Export items = export().blockTitle("grouping")
                .required("id", "Item ID")
                .required("name", "Name")
                .key("id")
                .otherHeaders("Subitems, Name, .*")
                .otherRows(", .*")
                .sheet("")
                .build();
        Reading reading = Reading.of(
                items,
                workbook()
                        .sheet(
                                "Board",
                                row(1, "Requests")
                                        + row(2, "Open")
                                        + row(3, "Name", "Subitems", "Item ID")
                                        + row(4, "a", "x", "1")
                                        + row(5, "Subitems", "Name", "Item ID")
                                        + row(6, "", "x", "11")
                                        + row(7, "b", "", "2")
                                        + row(9, "Done")
                                        + row(10, "Item ID", "Name")
                                        + row(11, "3", "c"))
                        .bytes());
        assertThat(reading.rows()).containsExactly("Open|1|a", "Open|2|b", "Done|3|c");
        assertThat(reading.quarantine()).isEmpty();
    }

    @Test
    void missingSheetListsThoseThatAreThere() {
        byte[] bytes = workbook().sheet("A", HEADER).sheet("B", HEADER).bytes();
        assertThat(Reading.of(things("C"), bytes).rejection())
                .isEqualTo("the workbook has no sheet \"C\"; its sheets: A, B");
    }

    @Test
    void emptySheetIsAnEmptyFile() {
        assertThat(read(workbook().sheet("S", "<row r=\"1\"><c r=\"A1\"/></row>"))
                        .inspection()
                        .verdict())
                .isEqualTo(Verdict.EMPTY);
    }

    @Test
    @DisplayName("F49 document types and external entities are refused")
    void documentTypesAndExternalEntitiesAreRefused() {
        WorkbookBuilder hostile = workbook()
                .sheet("S", HEADER + row(2, "a"))
                .part(
                        "xl/sharedStrings.xml",
                        "<!DOCTYPE sst [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]><sst><si><t>&secret;</t></si></sst>");
        assertThat(read(hostile).rejection())
                .isEqualTo("the workbook's XML is not well-formed, or declares a document type");
    }

    @Test
    void damagedWorkbooksAreRejectedBeforeARowLands() {
        byte[] whole = workbook().sheet("S", HEADER + row(2, "a")).bytes();
        assertThat(Reading.of(things(""), Arrays.copyOf(whole, whole.length - 30))
                        .rejection())
                .startsWith("it is no zip archive, or was cut off");
        assertThat(read(workbook().sheet("S", HEADER + row(2, "a") + "<row r=\"3\"><c>"))
                        .rejection())
                .startsWith("the sheet's XML is damaged");
        assertThat(read(workbook().sheet("S", HEADER + "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>"))
                        .rejection())
                .isEqualTo("a cell refers to a shared text that the workbook does not have");
        assertThat(read(workbook().sheet("S", HEADER + row(2, "a") + row(2, "b")))
                        .rejection())
                .isEqualTo("the sheet's row 2 stands after row 2");
        assertThat(Reading.of(things(""), "Id,Value\n1,2\n").rejection())
                .isEqualTo("the file is no Excel workbook (.xlsx)");
    }

    @Test
    @DisplayName("F30 a workbook that decompresses too far is refused")
    void workbookThatDecompressesTooFarIsRejected() {
        String bomb = row(2, "a") + " ".repeat(70 << 20);
        assertThat(read(workbook().sheet("S", HEADER + bomb)).rejection())
                .isEqualTo("it decompresses to more than 200 times its size, like a decompression bomb");
    }

    @Test
    void textsAreLimitedLikeCells() {
        String longText = "x".repeat(CsvStructure.MAX_CELL + 1);
        assertThat(List.of(
                        read(workbook().sheet("S", HEADER + row(2, "a", longText)))
                                .rejection(),
                        read(workbook().sheet("S", HEADER + "<row r=\"2\"><c><v>" + longText + "</v></c></row>"))
                                .rejection()))
                .allMatch(reason -> reason.startsWith("the sheet's XML is damaged"));
    }
}
