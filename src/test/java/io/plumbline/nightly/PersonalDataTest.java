package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.Nightly;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person's address that was delivered stands in the cells of tables, and nowhere else. */
@ExtendWith(Spark.class)
class PersonalDataTest {
    private static final String CANARY = "canary.person@secret.example";

    @Test
    @DisplayName("F46 an address is in no log of a table, no file's name, no message and no report left behind")
    void addressesStayInCells(SparkSession spark, @TempDir Path folder) throws Exception {
        Path leads = folder.resolve("landing/2026-03-02/salesforce/Lead.csv");
        Files.createDirectories(leads.getParent());
        String header = "Id,Email,LeadSource,Status,IsConverted,ConvertedContactId,CreatedDate\n";
        Files.writeString(
                leads,
                header + "00Q5e00000Aa1bCEAR," + CANARY + ",Web,Open,false,,2026-01-05T10:00:00.000Z\n"
                        + "," + CANARY + ",Web,Open,false,,2026-01-05T10:00:00.000Z\n"
                        + "00Q5e00000Aa1bDEAR," + CANARY + ",Web,Open,false,," + CANARY + "\n");
        Files.writeString(
                leads.resolveSibling("Lead_2.csv"),
                header.replace("Status", "Zustand") + "1," + CANARY + ",a,b,c,d,e\n");
        Nightly nightly = new Nightly(
                LeadProject.in(folder.resolve("project")).load(),
                folder.resolve("landing"),
                folder.resolve("lake"),
                Optional.of(Instant.parse("2026-03-02T12:00:00Z")));
        Nightly.Report report = nightly.run(new Silence());

        assertThat(report.toString()).doesNotContain("canary").contains("Zustand");
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.toString().endsWith(".parquet"));
            assertThat(all.stream().filter(PersonalDataTest::isNoTableFile).filter(PersonalDataTest::holdsCanary))
                    .isEmpty();
            assertThat(all).noneMatch(file -> file.toString().contains("canary"));
        }
        LakeSession.pointTo(spark, folder.resolve("lake").toString());
        assertThat(spark.sql("SELECT * FROM ops.delivery")
                        .toJSON()
                        .collectAsList()
                        .toString())
                .doesNotContain("canary")
                .contains("Zustand");
        assertThat(spark.sql("SELECT reason FROM ops.quarantine").toJSON().collectAsList())
                .hasSize(2)
                .noneMatch(reason -> reason.contains("canary"));
    }

    private static boolean isNoTableFile(Path file) {
        return !file.toString().endsWith(".parquet") && !file.toString().endsWith(".parquet.crc");
    }

    private static boolean holdsCanary(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("canary");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
