package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    private static String printed(String cell, Listing.Form form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Listing(List.of("cell"), List.of(List.of(cell)))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8), form);
        return out.toString(StandardCharsets.UTF_8).substring("cell".length()).strip();
    }

    @ParameterizedTest
    @DisplayName("F38 what a spreadsheet would obey has an apostrophe before it")
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+SUM(A1)", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\u0000=1"})
    void formulasAreOnlyRead(String formula) {
        assertThat(SafeText.inSpreadsheet(formula)).isEqualTo("'" + formula);
        assertThat(printed("=1+1", Listing.Form.CSV)).isEqualTo("'=1+1");
    }

    @ParameterizedTest
    @DisplayName("F38 numbers stay numbers, and other texts stay as they are")
    @ValueSource(strings = {"-12.50", "+1", "-1,234.50", "1E-7", "-5%", "a=b", "", "2026-03-05"})
    void numbersStayNumbers(String text) {
        assertThat(SafeText.inSpreadsheet(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("F45 line breaks, terminal escapes and marks of direction in values make no lines and obey nothing")
    void controlsAreWrittenOut() {
        String value = "ok\r\n2026 INFO forged\u001b[2J\u009b31m\u202e";
        String safe = "ok\\u000d\\u000a2026 INFO forged\\u001b[2J\\u009b31m\\u202e";
        assertThat(SafeText.onTerminal(value)).isEqualTo(safe);
        assertThat(printed(value, Listing.Form.TABLE)).isEqualTo(safe);
    }
}
