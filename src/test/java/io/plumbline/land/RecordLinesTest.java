package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class RecordLinesTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);
    private static final String CONTRACT = """
            description = "Notes"
            owner = sales
            files = ["acme/%1$s*"]
            format { type = %2$s }
            zone = UTC
            key = [id]
            restatement { type = append }
            columns {
              id { header = [%3$s], required = true }
              note { header = [%4$s] }
            }
            """;

    @TempDir
    private Path folder;

    private Definitions definitions;
    private Lake lake;
    private Path landing;
    private Path night;

    @BeforeEach
    void writeDefinitions(SparkSession spark) throws Exception {
        definitions = DefinitionTree.emptyProject(folder.resolve("project"))
                .copy(Path.of("").toAbsolutePath(), "jobs/nightly/1-land")
                .write("conf/exports/acme/note.conf", CONTRACT.formatted("note", "csv", "Id", "Note"))
                .write("conf/exports/acme/call.conf", CONTRACT.formatted("call", "json-lines", "id", "note"))
                .write(
                        "jobs/nightly.conf",
                        "stages = [{ name = land, tables = [ops.delivery, ops.file_total, ops.quarantine, ops.quarantine_exit] }]")
                .load();
        lake = new LakeFixture(spark, folder.resolve("lake")).lake();
        landing = folder.resolve("landing");
        night = Files.createDirectories(landing.resolve("2026-03-02/acme"));
    }

    private Land land() {
        return new Land(lake.spark(), lake, definitions);
    }

    private void run() {
        land().land(land().find(landing, NIGHT), 1, Instant.parse("2026-03-03T01:00:00Z"), new Silence());
    }

    private String delivery(String file) {
        return lake.read(TableName.of("ops.delivery"))
                .filter("file LIKE '%" + file + "'")
                .select("delivery_id")
                .as(Encoders.STRING())
                .head();
    }

    private Map<Long, Long> lines(String export, String id, long... rows) {
        List<LandedRecord> records = LongStream.of(rows)
                .mapToObj(row -> new LandedRecord(export, id, row))
                .toList();
        Map<Long, Long> lines = new TreeMap<>();
        land().lines(landing, records).forEach((record, line) -> lines.put(record.row(), line));
        return lines;
    }

    @Test
    void aRecordStartsFurtherDownThanItsNumberWhereCellsHoldLineBreaks() throws Exception {
        Files.writeString(night.resolve("note.csv"), "Id,Note\n1,a\n2,\"b\nb\nb\"\n3,c\n4,d\n");
        Files.writeString(night.resolve("note2.csv"), "Id,Note\n9,a\n");
        Files.writeString(night.resolve("call.jsonl"), "{\"id\":1,\"note\":\"a\"}\n\n{\"id\":2,\"note\":\"b\"}\n");
        run();

        assertThat(lines("acme/note", delivery("note.csv"), 2, 3, 4, 99)).isEqualTo(Map.of(2L, 2L, 3L, 3L, 4L, 6L));
        Map<Long, Long> calls = lines("acme/call", delivery("call.jsonl"), 1, 2, 3);
        assertThat(calls).containsEntry(1L, 1L).containsValue(3L);
    }

    @Test
    void bytesThatLieUnderAnotherNameNowAreFound() throws Exception {
        Files.writeString(night.resolve("note.csv"), "Id,Note\n1,\"a\na\"\n2,b\n");
        run();
        String id = delivery("note.csv");
        Files.move(night.resolve("note.csv"), night.resolve("note_renamed.csv"));

        assertThat(lines("acme/note", id, 3)).isEqualTo(Map.of(3L, 4L));
    }

    @Test
    void aFileThatIsGoneOrHoldsOtherBytesTellsNoLine() throws Exception {
        Files.writeString(night.resolve("note.csv"), "Id,Note\n1,a\n");
        Files.writeString(night.resolve("note2.csv"), "Id,Note\n2,a\n");
        run();
        String gone = delivery("note.csv");
        String changed = delivery("note2.csv");
        Files.delete(night.resolve("note.csv"));
        Files.writeString(night.resolve("note2.csv"), "Id,Note\n\n2,a, longer\n");

        assertThat(lines("acme/note", gone, 2)).isEmpty();
        assertThat(lines("acme/note", changed, 2)).isEmpty();
        assertThat(lines("acme/note", "no such delivery", 2)).isEmpty();
        landing = folder.resolve("cleared");
        assertThat(lines("acme/note", changed, 2)).isEmpty();
    }
}
