package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static final Export THING =
            export().required("id", "Id").column("name", "Name").key("id").build();
    private static final String TEXT = "Id,Name\n1,Zoë\n";

    @Test
    void encodingIsToldByTheByteOrderMark() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            Reading reading = Reading.of(THING, ("\uFEFF" + TEXT).getBytes(charset));
            assertThat(reading.rows()).containsExactly("1|Zoë");
            assertThat(reading.report().encoding()).isEqualTo(charset.name());
        }
    }

    @Test
    void bytesThatAreNotUtf8AreWindows1252AndSaidSo() {
        Reading reading = Reading.of(THING, TEXT.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.rows()).containsExactly("1|Zoë");
        assertThat(reading.report().problems())
                .containsExactly("byte 12 (line 2) is not UTF-8: the file is read as windows-1252");
    }

    @Test
    void headerIsReadAgainWhenTheEncodingTurnsOutOtherwise() {
        Export export = export().column("id", "Id").column("name", "Name").build();
        byte[] bytes = ("Id,Name,Größe\n" + "1,Ada,x\n".repeat(300_000)).getBytes(Charset.forName("windows-1252"));
        assertThat(Reading.of(export, bytes).extras().get(0)).isEqualTo("[Größe]=[x]");
    }

    @Test
    @DisplayName("F28 bytes that are not of the encoding refuse the file with their offset and line")
    void bytesAgainstTheDeclaredEncodingAreRejectedWithTheirOffset() {
        Export export = export().column("id", "Id")
                .column("name", "Name")
                .encoding("UTF-8")
                .build();
        Reading reading = Reading.of(export, TEXT.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.rejection()).isEqualTo("byte 12 (line 2) is not UTF-8");
        assertThat(reading.rows()).isEmpty();
    }

    @Test
    @DisplayName("F19 a file that ends within a character is refused")
    void characterCutAtTheEndIsTruncation() {
        byte[] whole = "Id,Name\n1,Zoë\n2,Zoë".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThat(Reading.of(THING, cut).rejection())
                .isEqualTo("byte 19 (line 3) is not UTF-8: the last character is cut off, the file looks truncated");
    }

    @Test
    @DisplayName("F19 a file that ends within quotes is refused")
    void quoteNeverClosedRejectsTheWholeFile() {
        Reading reading = Reading.of(THING, "Id,Name\n1,Ada\n2,\"Ben\n3,Cy\n");
        assertThat(reading.rejection())
                .isEqualTo("the file looks truncated: the quote that opens on line 3 is never closed");
        assertThat(reading.rows()).isEmpty();
    }

    @Test
    @DisplayName("F28 NUL bytes at the end refuse the file")
    void nulPaddingAtTheEndRejectsTheFile() {
        assertThat(Reading.of(THING, "Id,Name\n1,Ada\n\0\0\0\0").rejection())
                .isEqualTo("the file ends in NUL bytes: it was not written to its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>\n<html>", "\uFEFF \n<HTML><body>Log in"})
    void webPageIsRejectedAndNamed(String text) {
        assertThat(Reading.of(THING, text).rejection())
                .isEqualTo("the file is a web page (HTML), most likely a log-in or error page saved in place of the"
                        + " export");
    }

    @Test
    void archivesAndUnmarkedUtf16AreRejectedAndNamed() {
        assertThat(Reading.of(THING, new byte[] {'P', 'K', 3, 4, 0}).rejection())
                .isEqualTo("the file is a zip archive or an Excel workbook, not text");
        assertThat(Reading.of(THING, new byte[] {0x1f, (byte) 0x8b, 8}).rejection())
                .isEqualTo("the file is compressed by gzip, not text");
        assertThat(Reading.of(THING, TEXT.getBytes(StandardCharsets.UTF_16LE)).rejection())
                .isEqualTo("every second byte is NUL: UTF-16 without a byte-order mark");
    }

    @Test
    void missingRequiredColumnListsWhatWasFoundAndGuesses() {
        Export export = export().column("id", "Id")
                .column("name", "Name")
                .required("created_on", "Created Date", "Created On")
                .build();
        assertThat(Reading.of(export, "x\nId,Name,CreatedDate\n1,Ada,2026-03-01\n")
                        .rejection())
                .isEqualTo("required column created_on is missing (expected: created date or created on)."
                        + " Did you mean \"CreatedDate\"? Found on line 2: Id, Name, CreatedDate");
    }

    @Test
    @DisplayName("F27 a file without header is refused")
    void fileWithoutHeaderIsRejectedWithoutShowingItsRows() {
        assertThat(Reading.of(THING, "1,Ada\n2,Id\n").rejection())
                .isEqualTo("no header found: no line holds 2 of the contract's column names; line 2 holds 1: Id");
    }

    @Test
    @DisplayName("F27 a column that stands twice refuses the file")
    void columnThatAppearsTwiceIsRejectedUnlessDeclaredRepeated() {
        assertThat(Reading.of(THING, "Id,Name,name\n1,Ada,Ben\n").rejection())
                .isEqualTo("column \"Name\" appears 2 times (2, 3), and the contract's name is not declared as"
                        + " repeated");
    }

    @Test
    @DisplayName("F29 a cell or a header without end hits a limit before memory")
    void limitsAreHitBeforeMemoryIs() {
        String field = "x".repeat(CsvStructure.MAX_CELL + 1);
        assertThat(Reading.of(THING, "Id,Name\n1," + field + "\n").rejection())
                .isEqualTo("a cell on line 2 is longer than 1 MiB");
        assertThat(Reading.of(THING, "Id,Name\n1,\"" + field).rejection())
                .isEqualTo(
                        "a cell on line 2 is longer than 1 MiB: most likely the quote that opens there is never closed");
        assertThat(Reading.of(THING, "Id,Name\n" + ",".repeat(20_000)).rejection())
                .isEqualTo("the record on line 2 has more than 10000 cells");
    }

    @Test
    void idIsTheSha256OfAllBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.of(THING, bytes.toByteArray()).inspection().id())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    @DisplayName("F18 a file that changes while it is read is not ready")
    void fileThatChangedAfterItsInspectionIsNotRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("thing.csv"), TEXT);
        ReadPlan plan = ReadPlan.of(THING);
        Delivery delivery = new Delivery(
                "acme/thing",
                "2026-03-02/thing.csv",
                DeliveredBytes.of(file),
                LocalDate.of(2026, 3, 2),
                new Inspector(plan).inspect(DeliveredBytes.of(file)));
        Files.writeString(file, TEXT + "2,Ben\n");
        assertThatThrownBy(() -> DeliveryReader.open(plan, delivery))
                .isInstanceOf(PlumblineException.class)
                .hasMessage("2026-03-02/thing.csv changed after it was inspected."
                        + " Deliver under a name that ends in .part and rename when complete");
    }

    @Test
    @DisplayName("F29 a line of JSON without end hits a limit before memory")
    void endlessJsonLineIsRejected() {
        Export export = export().column("id", "id").jsonLines().build();
        assertThat(Reading.of(export, "{}\n" + "x".repeat((1 << 24) + 1)).rejection())
                .isEqualTo("line 2 is longer than 16 MiB");
    }
}
