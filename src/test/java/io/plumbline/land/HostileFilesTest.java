package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public suites of hostile CSV files, which are not part of this repository: PLUMBLINE_SHARED names their folder. */
class HostileFilesTest {
    private static final Path SHARED =
            Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_SHARED")).orElse("../shared/data"));

    @BeforeEach
    void suitesAreHere() {
        assumeTrue(Files.isDirectory(SHARED), "no hostile files: " + SHARED + " is missing");
    }

    /** location_coordinates is left out: its expected record is not the file's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void spectrumFilesGiveTheirExpectedRecords(String name) throws Exception {
        Path suite = SHARED.resolve("hostile_csv_spectrum");
        JsonNode expected = JsonMapper.builder()
                .build()
                .readTree(suite.resolve("json").resolve(name + ".json").toFile());
        ExportBuilder contract = export();
        List<String> columns = new ArrayList<>();
        expected.get(0).fieldNames().forEachRemaining(column -> {
            columns.add(column);
            contract.required(column);
        });
        List<String> rows = new ArrayList<>();
        expected.forEach(record -> rows.add(String.join(
                "|", columns.stream().map(c -> record.get(c).asText()).toList())));
        Reading reading = Reading.of(contract.build(), suite.resolve("csvs").resolve(name + ".csv"));
        assertThat(reading.rows()).isEqualTo(rows);
        assertThat(reading.report().quarantined()).isZero();
    }

    @Test
    void commonsFileGivesItsRfc4180Records() throws Exception {
        Path suite = SHARED.resolve("hostile_commons_csv/CSVFileParser");
        List<String> expected = Files.readAllLines(suite.resolve("test_rfc4180.txt"));
        List<String> records = new ArrayList<>();
        try (Reader text = TextFile.open(DeliveredBytes.of(suite.resolve("test.csv")), StandardCharsets.UTF_8, 0);
                CSVParser parser = CsvDialect.strict(text, ',')) {
            for (CSVRecord record : parser) {
                records.add(record.size() + ":" + record.toList());
            }
        }
        assertThat(records).isEqualTo(expected.subList(2, expected.size()));
    }

    @Test
    void univocityExampleGivesItsRecordsAndQuarantinesTheCommentAmongThem() throws Exception {
        Reading reading = Reading.of(
                export().required("Year")
                        .required("Make")
                        .column("Model")
                        .column("Description")
                        .column("Price")
                        .minHeaderMatches(5)
                        .build(),
                SHARED.resolve("hostile_univocity/examples/example.csv"));
        assertThat(reading.rows())
                .containsExactly(
                        "1997|Ford|E350|ac, abs, moon|3000.00",
                        "1999|Chevy|Venture \"Extended Edition\"||4900.00",
                        "1996|Jeep|Grand Cherokee|MUST SELL!\nair, moon roof, loaded|4799.00",
                        "1999|Chevy|Venture \"Extended Edition, Very Large\"||5000.00",
                        "||Venture \"Extended Edition\"||4900.00");
        assertThat(reading.quarantine()).containsExactly("10 : 2 cells where the header has 5");
    }

    @Test
    void everyFileIsReadInBalanceOrRejectedWithAReason() throws Exception {
        try (Stream<Path> files = Files.walk(SHARED, 6)) {
            List<Path> hostile = files.filter(Files::isRegularFile)
                    .filter(file -> SHARED.relativize(file).toString().startsWith("hostile_"))
                    .toList();
            assertThat(hostile).hasSizeGreaterThan(100);
            for (Path file : hostile) {
                assertReadOrRejected(file);
            }
        }
    }

    /** The contract is made of the file's first record, so that as many files as possible are read. */
    private static void assertReadOrRejected(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Encoding encoding = Encoding.of(bytes, "");
        String text = new String(bytes, encoding.bomBytes(), bytes.length - encoding.bomBytes(), encoding.charset());
        ExportBuilder contract = export().minHeaderMatches(1);
        try (CSVParser parser = CsvDialect.lenient(new java.io.StringReader(text), ',')) {
            parser.stream()
                    .findFirst()
                    .ifPresent(first -> first.stream()
                            .filter(name -> !name.isBlank())
                            .distinct()
                            .forEach(name -> contract.repeated("c" + name.hashCode(), name)));
        }
        Reading reading = Reading.of(contract.build(), bytes);
        boolean isRejected = reading.inspection().verdict() == Verdict.REJECTED;
        assertThat(reading.rejection().isEmpty()).as(file.toString()).isEqualTo(!isRejected);
        if (reading.inspection().verdict() == Verdict.READABLE) {
            assertThat(reading.report().read())
                    .as(file.toString())
                    .isEqualTo(reading.inspection().layout().records());
        }
    }
}
