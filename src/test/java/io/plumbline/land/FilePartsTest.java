package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import io.plumbline.kit.Spark;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file read in parts is the file read as a whole, and that is what Commons CSV makes of it. */
@ExtendWith(Spark.class)
class FilePartsTest {
    private static final Export THINGS = export("thing", "thing*.csv")
            .required("id", "Id")
            .column("name", "Name")
            .column("note", "Note")
            .column("origin", "Origin")
            .key("id")
            .build();
    private static final String[] NAMES = {
        "Ada", "", " ", "José", "Name", "\"Ada \"\"Q\"\"\"", "\"Two\r\nlines\"", "\"a,b\"  "
    };
    private static final String[] ENDS = {"\n", "\r\n", "\r"};

    @TempDir
    private Path folder;

    /** Lines of all fates: rows, rows beyond the header, blank lines, headers again, no id, text behind a quote. */
    private static String text(long seed, int lines) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("Id,Name,Town,Note\n");
        for (int i = 0; i < lines; i++) {
            String line = switch (random.nextInt(25)) {
                case 0 -> "";
                case 1 -> "id,NAME , town,Note";
                case 2 -> ",Ben,,x";
                case 3 -> i + ",Cy";
                case 4 -> i + ",Cy,1,2,3";
                case 5 -> i + ",\"Cy\" x,\"a\nb\",2";
                case 6 -> "1.2E+17,Di,,";
                default -> i + "," + NAMES[random.nextInt(NAMES.length)] + "," + (i % 3 == 0 ? "Rye" : "") + ",n" + i;
            };
            text.append(line).append(ENDS[random.nextInt(ENDS.length)]);
        }
        return text.toString();
    }

    private Delivery delivery(byte[] bytes, long splitBytes) throws IOException {
        Path file = Files.write(folder.resolve("thing.csv"), bytes);
        DeliveredBytes content = DeliveredBytes.of(file);
        Inspection inspection = new Inspector(ReadPlan.of(THINGS), splitBytes).inspect(content);
        assertThat(inspection.verdict()).as(inspection.reason()).isEqualTo(Verdict.READABLE);
        return new Delivery(THINGS.name(), "f.csv", content, LocalDate.of(2026, 3, 2), inspection);
    }

    private record Told(List<String> rows, FileReport report) {}

    private static Told read(Delivery delivery, List<FilePart> parts) throws IOException {
        List<String> rows = new ArrayList<>();
        List<FileReport> reports = new ArrayList<>();
        for (FilePart part : parts) {
            try (DeliveryReader reader = DeliveryReader.open(ReadPlan.of(THINGS), delivery, part)) {
                for (Fate.Landed row = reader.next(); row != null; row = reader.next()) {
                    rows.add(row.row() + ": " + row.text(0) + "|" + row.text(1) + "|" + row.text(2) + "|" + row.text(3)
                            + "|" + row.extra());
                }
                reports.add(reader.report());
            }
        }
        return new Told(rows, FileReport.of(reports));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void partsOfAnySizeAddUpToTheWhole(long seed) throws IOException {
        byte[] bytes = text(seed, 2_000).getBytes(StandardCharsets.UTF_8);
        Delivery whole = delivery(bytes, Long.MAX_VALUE);
        Told expected = read(whole, List.of(whole.inspection().layout().whole()));
        assertThat(expected.report().quarantined()).isGreaterThan(100);
        for (long splitBytes : new long[] {1, 100, 777, 5_000}) {
            Delivery split = delivery(bytes, splitBytes);
            List<FilePart> parts = split.inspection().layout().parts();
            assertThat(parts).hasSizeGreaterThan((int) (bytes.length / splitBytes / 40));
            assertThat(read(split, parts)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE"})
    void rowsAreThoseThatCommonsCsvReads(String encoding) throws IOException {
        boolean isMarked = encoding.startsWith("UTF-16");
        byte[] bytes = ((isMarked ? "\uFEFF" : "") + text(7, 3_000)).getBytes(Charset.forName(encoding));
        Delivery delivery = delivery(bytes, 1_000);
        Layout layout = delivery.inspection().layout();
        assertThat(layout.parts().size())
                .isEqualTo(isMarked ? 1 : layout.splits().size() + 1);
        ReadPlan plan = ReadPlan.of(THINGS);
        List<String> expected = new ArrayList<>();
        Tally tally = new Tally(plan);
        long read;
        try (CsvRecords records = new CsvRecords(plan, layout, DeliveryReader.text(delivery, layout))) {
            while (records.hasNext()) {
                Fate fate = records.next();
                tally.add(fate);
                if (fate instanceof TextRow row) {
                    expected.add(row.row() + ": " + row.text(0) + "|" + strip(row.text(1)) + "|" + row.text(2) + "|"
                            + row.text(3) + "|" + row.extra());
                }
            }
            read = records.read();
        }
        Told told = read(delivery, layout.parts());
        assertThat(told.rows()).isEqualTo(expected);
        assertThat(told.report()).isEqualTo(tally.report(delivery, read));
    }

    /** Blanks behind a closing quote are no text; Commons CSV keeps them once it has to be lenient with one record of a file. */
    private static String strip(String text) {
        return text.startsWith("a,b") ? text.strip() : text;
    }

    @Test
    void sparkReadsThePartsAndOneReportIsLeft(SparkSession spark) throws IOException {
        byte[] bytes = text(9, 2_000).getBytes(StandardCharsets.UTF_8);
        String staging = folder.resolve("staging").toString();
        Delivery split = delivery(bytes, 2_000);
        Told expected = read(split, List.of(split.inspection().layout().whole()));
        List<String> rows = LandedFiles.read(spark, THINGS, List.of(split), Instant.EPOCH, staging)
                .selectExpr(
                        "concat(_row, ': ', concat_ws('|', id, name, note), '|', _row_hash = xxhash64(id, name, note, origin))")
                .as(Encoders.STRING())
                .collectAsList();
        assertThat(rows).hasSize(expected.rows().size()).allMatch(row -> row.endsWith("|true"));
        assertThat(rows.get(0)).startsWith(expected.rows().get(0).substring(0, 4));
        assertThat(new FileReports(staging).read()).containsExactly(expected.report());
    }

    @Test
    void aHeaderOfOtherColumnsInTheMiddleIsNeverReadInParts(SparkSession spark) throws IOException {
        String text = text(3, 500) + "Name,Id,Note\n" + "Zoe,z1,first\n".repeat(400);
        Delivery split = delivery(text.getBytes(StandardCharsets.UTF_8), 1_000);
        assertThat(split.inspection().layout().splits()).hasSizeGreaterThan(5);
        String staging = folder.resolve("staging").toString();
        Assertions.assertThatThrownBy(() -> LandedFiles.read(spark, THINGS, List.of(split), Instant.EPOCH, staging)
                        .write()
                        .format("noop")
                        .mode("overwrite")
                        .save())
                .matches(SplitFileException::isCauseOf);
        long rows = LandedFiles.readUnsplit(spark, THINGS, List.of(split), Instant.EPOCH, staging)
                .filter("id = 'z1' and name = 'Zoe'")
                .count();
        assertThat(rows).isEqualTo(400);
        assertThat(new FileReports(staging).read()).hasSize(1);
    }
}
