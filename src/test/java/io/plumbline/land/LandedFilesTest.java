package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import io.plumbline.kit.Spark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class LandedFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-03T01:02:03.000004Z");
    private static final Export THINGS = export("thing", "thing*.csv")
            .required("id", "Id")
            .column("name", "Name")
            .key("id")
            .build();

    @TempDir
    private Path folder;

    @Test
    void onePassGivesRowsAndReportsAndARejectedFileGivesNoRow(SparkSession spark) throws Exception {
        Path night = Files.createDirectories(folder.resolve("landing/2026-03-02"));
        Files.writeString(night.resolve("thing_a.csv"), "Id,Name,Town\n1,Ada,\n,Ben,Rye\n3,Cy,Hove\n");
        Files.writeString(night.resolve("thing_b.csv"), "Id,Name\n4,Di\n");
        Files.writeString(night.resolve("thing_c.csv"), "Id,Name\n5,\"Ed\n");
        Files.writeString(night.resolve("thing_d.csv"), "");
        List<Delivery> deliveries = Deliveries.find(
                        folder.resolve("landing"), List.of(THINGS), LocalDate.of(2026, 3, 2))
                .files();
        String staging = folder.resolve("staging").toString();

        Dataset<Row> rows = LandedFiles.read(spark, THINGS, deliveries, NOW, staging);
        assertThat(rows.schema().simpleString())
                .isEqualTo("struct<id:string,name:string,_extra:map<string,string>,_delivery_id:string,_file:string,"
                        + "_row:bigint,_row_hash:bigint,_landed_at:timestamp>");
        assertThat(rows.selectExpr("concat_ws('|', id, name, to_json(_extra), _file, _row, _landed_at,"
                                + " _row_hash = xxhash64(id, name), length(_delivery_id))")
                        .orderBy("_file", "_row")
                        .as(org.apache.spark.sql.Encoders.STRING())
                        .collectAsList())
                .containsExactly(
                        "1|Ada|2026-03-02/thing_a.csv|2|2026-03-03 01:02:03.000004|true|64",
                        "3|Cy|{\"Town\":\"Hove\"}|2026-03-02/thing_a.csv|4|2026-03-03 01:02:03.000004|true|64",
                        "4|Di|2026-03-02/thing_b.csv|2|2026-03-03 01:02:03.000004|true|64");

        List<FileReport> reports = new FileReports(staging).read();
        assertThat(reports)
                .extracting(r -> "%s %s read %d landed %d quarantined %d recognised %d"
                        .formatted(r.file(), r.verdict(), r.read(), r.landed(), r.quarantined(), r.rowsRecognised()))
                .containsExactly(
                        "2026-03-02/thing_a.csv READABLE read 4 landed 2 quarantined 1 recognised 1",
                        "2026-03-02/thing_b.csv READABLE read 2 landed 1 quarantined 0 recognised 1",
                        "2026-03-02/thing_c.csv REJECTED read 0 landed 0 quarantined 0 recognised 0",
                        "2026-03-02/thing_d.csv EMPTY read 0 landed 0 quarantined 0 recognised 0");
        QuarantinedRow quarantined = reports.get(0).quarantine().get(0);
        assertThat(quarantined.line()).isEqualTo(3);
        assertThat(quarantined.column()).isEqualTo("id");
        assertThat(quarantined.cells()).containsEntry("Town", "Rye");
    }
}
