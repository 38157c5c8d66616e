package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import io.plumbline.standardize.SampleReading.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every vendor file of {@code src/test/resources/deliveries}, read by configuration alone, becomes what its golden says: the
 * fate of every record, the canonical rows and the refusals.
 *
 * <p>After a change that is meant, {@code ./mvnw -Dtest=ExportGoldenTest -Dplumbline.rewrite=true test} writes goldens and page
 * anew; read the difference before committing it.
 */
@ExtendWith(Spark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportGoldenTest {
    private static final Path SAMPLES = Path.of("src/test/resources/deliveries");
    private static final Path GOLDENS = Path.of("src/test/resources/goldens");
    private static final Path PAGE = Path.of("docs/exports.md");

    private final Map<String, List<Sample>> readings = new TreeMap<>();

    @BeforeAll
    void readAll(SparkSession spark, @TempDir Path folder) throws IOException {
        Definitions definitions = StandardProject.in(folder.resolve("project"), "Europe/Berlin");
        StandardFunctions.register(spark, definitions, Instant.parse("2026-03-03T12:00:00Z"));
        SampleReading reading = new SampleReading(spark, definitions, folder);
        String only = System.getProperty("plumbline.only", "");
        for (String sample : samples()) {
            if (sample.startsWith(only)) {
                readings.put(sample, reading.read(SAMPLES.resolve(sample), sample));
            }
        }
    }

    static List<String> samples() {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> SAMPLES.relativize(file).toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItsGoldenSays(String sample) throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(readings.containsKey(sample), "not among plumbline.only");
        List<Sample> found = readings.get(sample);
        assertThat(found).as("no contract in conf/exports reads %s", sample).isNotEmpty();
        assertSame(GOLDENS.resolve(sample + ".txt"), golden(found));
    }

    @Test
    void pageListsWhatBecameOfEachFile() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                readings.size() == samples().size(), "only some files were read");
        assertSame(PAGE, new ExportsPage(readings).markdown());
    }

    private static void assertSame(Path file, String text) throws IOException {
        if (Boolean.getBoolean("plumbline.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(file + "; if the change is meant: ./mvnw -Dtest=ExportGoldenTest -Dplumbline.rewrite=true test")
                .isEqualTo(text);
    }

    private static String golden(List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples) {
            lines.add("export " + sample.export());
            lines.add(ExportsPage.fates(sample.report()));
            sample.report().problems().forEach(problem -> lines.add("problem: " + problem));
            sample.report()
                    .quarantine()
                    .forEach(row ->
                            lines.add("quarantined line %d %s: %s".formatted(row.line(), row.column(), row.reason())));
            sample.rows().forEach((table, rows) -> {
                lines.add(table + ": " + rows.size());
                lines.addAll(rows);
            });
            sample.refused().forEach(refusal -> lines.add("refused by " + refusal));
        }
        return String.join("\n", lines) + "\n";
    }
}
