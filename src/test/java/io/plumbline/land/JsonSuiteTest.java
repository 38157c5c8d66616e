package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The public suite of JSON that every parser must take (y_) or may take (i_), each as a member of a record. */
class JsonSuiteTest {
    private static final Path SUITE = Path.of(
                    Optional.ofNullable(System.getenv("PLUMBLINE_SHARED")).orElse("../shared"))
            .resolve("data/hostile_json/test_parsing");
    private static final Export RECORDS = export().required("id", "id")
            .column("value", "value")
            .key("id")
            .jsonDocument("")
            .build();

    private static List<Path> files(String kind) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "there is no " + SUITE);
        try (Stream<Path> files = Files.list(SUITE)) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .sorted()
                    .toList();
        }
    }

    private static Reading read(Path file) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.write("[{\"id\":\"1\",\"value\":".getBytes(StandardCharsets.UTF_8));
        document.write(Files.readAllBytes(file));
        document.write("}]".getBytes(StandardCharsets.UTF_8));
        return Reading.of(RECORDS, document.toByteArray());
    }

    @Test
    void whatMustBeTakenIsLanded() throws IOException {
        for (Path file : files("y_")) {
            Reading reading = read(file);
            assertThat(reading.rejection()).as(file.toString()).isEmpty();
            assertThat(reading.landed()).as(file.toString()).hasSize(1);
        }
    }

    @Test
    void whatMayBeEitherIsAccountedFor() throws IOException {
        for (Path file : files("i_")) {
            Reading reading = read(file);
            assertThat(reading.rejection().isEmpty() ? reading.landed().size() : 0)
                    .as(file.toString())
                    .isEqualTo((int) reading.report().landed());
        }
    }
}
