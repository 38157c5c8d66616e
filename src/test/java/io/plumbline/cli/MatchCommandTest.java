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
        assertThat(lines.get(4)).isEqualTo("email,unknown,0.0");
        assertThat(lines.get(5)).isEqualTo("phone,unknown,0.0");
        assertThat(lines.get(8)).startsWith("given_name and surname,in place,");
        assertThat(lines.get(9)).startsWith("(together),probability 0.41");
        assertThat(lines).hasSize(10).noneMatch(line -> line.contains("quimby"));

        assertThat(printed("match", "explain", "list:a", "list:b", "-o", "csv", "--cells"))
                .anyMatch(line -> line.startsWith("surname,equal,") && line.endsWith(",quimby,quimby"));
    }

    @Test
    void reviewShowsTheQueueOfTheLastNightInItsOrder(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "ops.match_review",
                        "place INT, left_record STRING, right_record STRING, left_record_key BIGINT, right_record_key BIGINT,"
                                + " probability DECIMAL(5,4), distance DECIMAL(6,1), outcome STRING, records BIGINT, evidence STRING",
                        "(2, 'crm:3', 'list:4', 3, 4, 0.9991, 6.8, 'proposed', 5, 'prior -9.0, surname equal +4.2'),"
                                + " (1, 'crm:1', 'list:2', 1, 2, 0.8999, 0.1, 'possible', 2, 'prior -9.0'),"
                                + " (3, 'crm:5', 'list:6', 5, 6, 0.0100, 9.8, 'possible', 2, 'prior -9.0')");

        assertThat(printed("match", "review", "-o", "csv", "--limit", "2"))
                .containsExactly(
                        "place,left_record,right_record,probability,outcome,records,evidence",
                        "1,crm:1,list:2,0.8999,possible,2,prior -9.0",
                        "2,crm:3,list:4,0.9991,proposed,5,\"prior -9.0, surname equal +4.2\"");
    }

    @Test
    void reviewOfALakeWithoutANightNamesTheFix(SparkSession spark) throws IOException {
        people(spark);
        StringWriter messages = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(messages, true));

        assertThat(command.execute("match", "review", "--lake", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(messages.toString().lines())
                .containsExactly("plumbline: there is no ops.match_review yet", "    fix: `plumbline run` makes it");
    }

    @Test
    void blocksTellTheRulesInTheirOrder(SparkSession spark) throws IOException {
        people(spark);

        assertThat(printed("match", "blocks", "-o", "csv"))
                .hasSize(7)
                .startsWith("same,blocks,largest,pairs_given_up")
                .contains("phone,0,0,0");
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
                        "    fix: write system and id like crm:17; deleted records and bare addresses are not matched");
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
                        "source_system STRING, record_type STRING, source_id STRING, first_name STRING, last_name STRING, email STRING,"
                                + " phone STRING, company STRING, country STRING, is_deleted BOOLEAN",
                        Stream.concat(rows, more).collect(Collectors.joining(", ")));
    }

    private static String row(String id, String first, String last, String email, String country, boolean isDeleted) {
        return "('list', 'person', '%s', '%s', '%s', '%s', NULL, NULL, '%s', %s)"
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
