package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private static final String PROJECT = Path.of("").toAbsolutePath().toString();

    @TempDir
    Path folder;

    private record Output(int code, String out, String messages) {}

    @Test
    void aFileThatNoContractClaimsIsToldByItsBytes() throws IOException {
        Path file = write(
                "till.csv",
                "Report for May\n\nid;item;price\n1;\"Kite; red\";3,50\n2;Ball;4,00\n3;Hat\n"
                        + "4;\"Mug;9,10\n5;Sock;1,00\n\nSource: the till\n");

        Output output = inspect("-o", "csv", file.toString());

        assertThat(output.code()).isEqualTo(ExitCode.OK);
        assertThat(output.out().lines().map(String::strip))
                .contains(
                        "contract,,none in conf/exports claims this file",
                        "encoding,,UTF-8",
                        "line end,,LF",
                        "delimiter,,;",
                        "quote,,\"\"\"\"",
                        "escape,,doubled",
                        "columns,,3",
                        "header rows,,1",
                        "column 2,,item",
                        "row,4,\"1 | Kite; red | 3,50\"",
                        "preamble,1,Report for May",
                        "short,6,2 cells where the table has 3 columns",
                        "repaired,7,a quote too many in column 2",
                        "footer,10,Source: the till");
    }

    @Test
    void programsReadJson() throws IOException {
        Output output = inspect("--json", write("pair.csv", "a\tb\n1\t2\n").toString());

        assertThat(output.out().lines())
                .contains("{\"what\":\"delimiter\",\"line\":\"\",\"found\":\"TAB\"}")
                .contains("{\"what\":\"row\",\"line\":\"2\",\"found\":\"1 | 2\"}");
    }

    @Test
    void aContractClaimsAFileByTheEndOfItsPath() {
        Output output = inspect("-o", "csv", PROJECT + "/sample-data/2026-03-02/salesforce/" + sample("salesforce"));

        assertThat(output.code()).isEqualTo(ExitCode.OK);
        assertThat(output.out())
                .containsPattern("contract,,\"salesforce/\\w+, by its name\"")
                .contains("verdict,,readable");
    }

    @Test
    void aContractClaimsARenamedFileByItsColumns() throws IOException {
        Path copy = folder.resolve("renamed by hand.csv");
        Files.copy(Path.of(PROJECT, "sample-data/2026-03-02/salesforce", sample("salesforce")), copy);

        assertThat(inspect("-o", "csv", copy.toString()).out())
                .containsPattern("contract,,\"salesforce/\\w+, by its columns\"");
    }

    @Test
    void aMissingFileIsWrongUsage() {
        Output output = inspect(folder.resolve("none.csv").toString());

        assertThat(output.code()).isEqualTo(ExitCode.USAGE);
        assertThat(output.messages()).contains("none.csv is no file");
    }

    private static String sample(String vendor) {
        String[] names =
                Path.of(PROJECT, "sample-data/2026-03-02", vendor).toFile().list((f, name) -> name.endsWith(".csv"));
        assertThat(names).isNotEmpty();
        java.util.Arrays.sort(names);
        return names[0];
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Output inspect(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "inspect";
        all[1] = "--project=" + PROJECT;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter messages = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().setErr(new PrintWriter(messages)).execute(all);
            return new Output(code, out.toString(StandardCharsets.UTF_8), messages.toString());
        } finally {
            System.setOut(console);
        }
    }
}
