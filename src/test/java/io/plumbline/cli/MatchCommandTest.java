package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(Spark.class)
class MatchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void explainTakesThePairApartAndShowsValuesOnlyWhenAsked(SparkSession spark) throws IOException {
        people(spark);

        List<String> lines = printed("match", "explain", "list:a", "list:b", "-o", "csv");
        assertThat(lines.get(0)).isEqualTo("column,level,weight");
        assertThat(lines.get(1)).startsWith("(any two records),,-");
        assertThat(lines.get(2)).startsWith("given_name,nickname,");
        assertThat(lines.get(3)).startsWith("surname,equal,");
        assertThat(lines.get(4)).startsWith("email,edits at most 2,");
        assertThat(lines.get(5)).isEqualTo("phone,unknown,0.0");
        assertThat(lines.get(8)).startsWith("given_name and surname,in place,");
        assertThat(lines.get(9)).startsWith("(together),probability 0.99");
        assertThat(lines).hasSize(10).noneMatch(line -> line.contains("quimby"));

        assertThat(printed("match", "explain", "list:a", "list:b", "-o", "csv", "--cells"))
                .anyMatch(line -> line.startsWith("surname,equal,") && line.endsWith(",quimby,quimby"));
    }

    @Test
    void reviewBeginsAtTheBorderAndNamesNobody(SparkSession spark) throws IOException {
        people(spark);

        List<String> lines = printed("match", "review", "-o", "csv", "--limit", "5");

        assertThat(lines.get(0)).isEqualTo("one,other,probability,for,against");
        List<Double> distances = lines.stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",")[2]))
                .map(probability -> Math.abs(Math.log(probability / (1 - probability)) - Math.log(9)))
                .toList();
        assertThat(distances).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(distances)
                .isSortedAccordingTo(
                        (one, other) -> one - other > -0.01 && one - other < 0.01 ? 0 : Double.compare(one, other));
        assertThat(lines).noneMatch(line -> line.contains("@"));
    }

    @Test
    void unknownRecordIsNamedWithAFix(SparkSession spark) throws IOException {
        people(spark);
        StringWriter messages = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(messages, true));

        assertThat(command.execute("match", "explain", "list:a", "list:gone", "--lake", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(messages.toString().lines())
                .containsExactly(
                        "plumbline: there is no record \"list:gone\" in silver.person_record",
                        "    fix: write system and id like crm:17; deleted records are not matched");
    }

    /** The invented people of matching/people.csv, and two records more. */
    private void people(SparkSession spark) throws IOException {
        Stream<String> rows = Files.readAllLines(Path.of("src/test/resources/matching/people.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> row(cells[0], cells[1], cells[2], cells[4], cells[5], false));
        Stream<String> more = Stream.of(
                row("a", "Robert", "Quimby", "robert.quimby@alder.example", "Northam", false),
                row("b", "Bob", "Quimby", "robert.qimby@alder.example", "", false),
                row("gone", "Bob", "Quimby", "robert.quimby@alder.example", "", true));
        new LakeFixture(spark, folder)
                .table(
                        "silver.person_record",
                        "source_system STRING, source_id STRING, first_name STRING, last_name STRING, email STRING,"
                                + " phone STRING, company STRING, country STRING, is_deleted BOOLEAN",
                        Stream.concat(rows, more).collect(Collectors.joining(", ")));
    }

    private static String row(String id, String first, String last, String email, String country, boolean isDeleted) {
        return "('list', '%s', '%s', '%s', '%s', NULL, NULL, '%s', %s)"
                .formatted(id, first, last, email, country, isDeleted);
    }

    private List<String> printed(String... arguments) {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--lake", folder.toString()))
                .toArray(String[]::new);
        try {
            assertThat(Main.commandLine().execute(all)).isZero();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
