package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Lake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger knows of files that are containers, and of those that several contracts read. */
@ExtendWith(Spark.class)
class DeliveryLedgerTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
    private static final String CONTRACT = """
            description = "Segments"
            owner = marketing
            files = ["acme/report*.csv"]
            shared = true
            format { type = csv, other-headers = ["(?!%1$s ).* Segment, .*"] }
            zone = UTC
            key = [name]
            restatement { type = append }
            columns {
              name { header = ["%1$s Segment"], required = true }
              views { header = ["Views"]%2$s }
            }
            """;

    @TempDir
    private Path folder;

    private DefinitionTree tree;
    private Lake lake;
    private Path night;

    @BeforeEach
    void writeDefinitions(SparkSession spark) throws Exception {
        Path project = Path.of("").toAbsolutePath();
        tree = DefinitionTree.emptyProject(folder.resolve("project"))
                .copy(project, "jobs/nightly/1-land")
                .write("conf/exports/acme/job.conf", CONTRACT.formatted("Job", ""))
                .write("conf/exports/acme/size.conf", CONTRACT.formatted("Size", ""))
                .write(
                        "jobs/nightly.conf",
                        "stages = [{ name = land, tables = [ops.delivery, ops.file_total, ops.quarantine] }]");
        lake = new LakeFixture(spark, folder.resolve("lake")).lake();
        night = Files.createDirectories(folder.resolve("landing/2026-03-02/acme"));
    }

    /** Lands what is new and tells the ledger's rows. */
    private List<String> land(SparkSession spark, long run) {
        Definitions definitions = tree.load();
        Land land = new Land(spark, lake, definitions);
        Deliveries found = land.find(folder.resolve("landing"), NIGHT);
        land.land(found, run, Instant.parse("2026-03-03T01:00:00Z"), new Silence());
        return lake.read(io.plumbline.definitions.TableName.of("ops.delivery"))
                .orderBy("file", "export")
                .selectExpr("concat_ws('|', substring(file, 12), export, status, rows_landed, rows_recognised, run)")
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();
    }

    @Test
    void eachContractHasItsOwnBalanceOfASharedFile(SparkSession spark) throws Exception {
        Files.writeString(
                night.resolve("report.csv"), "Job Segment,Views\nSenior,5\n\nSize Segment,Views\n1-10,7\n11-50,8\n");
        assertThat(land(spark, 1))
                .containsExactly("acme/report.csv|acme/job|landed|1|5|1", "acme/report.csv|acme/size|landed|2|4|1");
        assertThat(land(spark, 2))
                .containsExactly("acme/report.csv|acme/job|landed|1|5|1", "acme/report.csv|acme/size|landed|2|4|1");
    }

    @Test
    void betterContractReadsASharedFileAgainForItselfAlone(SparkSession spark) throws Exception {
        tree.write(
                "conf/exports/acme/size.conf",
                CONTRACT.formatted("Size", ", required = true }\n  more { header = [\"More\"], required = true"));
        Files.writeString(night.resolve("report.csv"), "Job Segment,Views\nSenior,5\n\nSize Segment,Views\n1-10,7\n");
        assertThat(land(spark, 1))
                .containsExactly("acme/report.csv|acme/job|landed|1|4|1", "acme/report.csv|acme/size|rejected|0|0|1");
        tree.write("conf/exports/acme/size.conf", CONTRACT.formatted("Size", ""));
        assertThat(land(spark, 2))
                .containsExactly("acme/report.csv|acme/job|landed|1|4|1", "acme/report.csv|acme/size|landed|1|4|2");
    }

    @Test
    void archiveThatWasRefusedIsReplacedByItsEntriesOnceItIsWhole(SparkSession spark) throws Exception {
        Path archive = Files.write(night.resolve("week.zip"), new byte[] {'P', 'K', 3, 4});
        assertThat(land(spark, 1)).containsExactly("acme/week.zip|rejected|1");
        assertThat(land(spark, 2)).containsExactly("acme/week.zip|rejected|1");
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("report.csv"));
            zip.write("Job Segment,Views\nSenior,5\n\nSize Segment,Views\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(land(spark, 3))
                .containsExactly(
                        "acme/week.zip!/report.csv|acme/job|landed|1|3|3",
                        "acme/week.zip!/report.csv|acme/size|landed|0|4|3");
    }
}
