package io.plumbline.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
    private static final String TEXT = "name,town\nJosé,Köln\nZoë,Łódź\n";
    private static final String LATIN = "name,town\nJosé,Köln\nZoë,Malmö\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkTellsTheEncoding(Charset charset) {
        ReadFile file = ReadFile.of(folder, "\uFEFF" + TEXT, charset);

        assertThat(file.shape().encoding().charset()).isEqualTo(charset);
        assertThat(file.shape().header()).containsExactly("name", "town");
        assertThat(file.body().get(1)).containsExactly("Zoë", "Łódź");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void unicodeIsFoundWithoutAMark(Charset charset) {
        ReadFile file = ReadFile.of(folder, TEXT, charset);

        assertThat(file.shape().encoding()).isEqualTo(new TextEncoding(charset, 0));
        assertThat(file.body().get(1)).containsExactly("Zoë", "Łódź");
    }

    @Test
    void whatIsNoUnicodeIsWindows1252() {
        ReadFile file = ReadFile.of(folder, LATIN + "Ann,€uro\n", Charset.forName("windows-1252"));

        assertThat(file.shape().encoding().charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(file.body().get(2)).containsExactly("Ann", "€uro");
    }

    @Test
    void whatIsNoWindows1252EitherIsLatin1() {
        ReadFile file = ReadFile.of(folder, LATIN + "Ann,\u0081\n", StandardCharsets.ISO_8859_1);

        assertThat(file.shape().encoding().charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(file.body().get(0)).containsExactly("José", "Köln");
    }

    @Test
    void oneBadByteFarBehindTheSampleCounts() {
        String text = "name,town\n" + "Ann,Rome\n".repeat(20_000) + "José,Köln\n";

        ReadFile file = ReadFile.of(folder, text, StandardCharsets.ISO_8859_1);

        assertThat(file.body().get(20_000)).containsExactly("José", "Köln");
    }
}
