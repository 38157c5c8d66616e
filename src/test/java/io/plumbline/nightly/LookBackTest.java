package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.kit.Folders;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What arrives after the look-back waits until a person lets it in. */
@ExtendWith(Spark.class)
class LookBackTest {
    private static final String LATE_FILE = "2026-03-02/post/parcel_late.csv";

    @TempDir
    private static Path tenthOfJanuary;

    @TempDir
    private Path folder;

    private SparkSession spark;
    private ParcelProject project;

    @BeforeAll
    static void nightOne(SparkSession session) throws IOException {
        Path landing = tenthOfJanuary.resolve("landing");
        deliver(landing, "2026-01-10/post/parcel.csv", "1,2026-01-09,2.5", "2,2026-01-08,4");
        project(tenthOfJanuary).run(landing, tenthOfJanuary.resolve("lake"));
    }

    @BeforeEach
    void open(SparkSession session) throws IOException {
        spark = session;
        Folders.copy(tenthOfJanuary, folder);
        project = project(folder);
    }

    private static ParcelProject project(Path folder) {
        return ParcelProject.in(folder.resolve("project")).contractWithLookBack(30);
    }

    private void deliver(String file, String... lines) throws IOException {
        deliver(landing(), file, lines);
    }

    private static void deliver(Path landing, String file, String... lines) throws IOException {
        Path path = landing.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "Id,Day,Weight\n" + String.join("\n", lines) + "\n");
    }

    private Path landing() {
        return folder.resolve("landing");
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private List<String> texts(String query) {
        LakeSession.pointTo(spark, lake().toString());
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    private List<String> parcels() {
        return texts("SELECT concat_ws(' ', depot, weight) FROM silver.parcel ORDER BY depot, weight");
    }

    private List<String> waiting() {
        return texts("SELECT concat_ws(' ', file, row, leaves_by, reason) FROM ops.quarantine ORDER BY row");
    }

    private List<String> restatements() {
        return texts("SELECT concat_ws(' ', restated_window, measure, before, after) FROM ops.restatement ORDER BY 1");
    }

    @Test
    @DisplayName("F34 what arrives within the look-back restates its closed day, with an entry in the log")
    void withinTheLookBackAClosedDayIsRestated() throws IOException {
        deliver("2026-02-08/post/parcel.csv", "1,2026-01-09,3");

        project.run(landing(), lake());

        assertThat(parcels()).containsExactly("2026-01-08 4.0000", "2026-01-09 3.0000");
        assertThat(waiting()).isEmpty();
        assertThat(restatements()).containsExactly("{\"depot\":\"2026-01-09\"} weight 2.500000 3.000000");
    }

    @Test
    @DisplayName(
            "F34 what arrives beyond the look-back is parked and told, and enters once by --reopen, restating its day")
    void beyondTheLookBackARecordEntersOnlyWhenItIsLetIn() throws IOException {
        deliver(LATE_FILE, "1,2026-01-09,7", "3,2026-03-01,1");

        project.run(landing(), lake());

        assertThat(parcels()).containsExactly("2026-01-08 4.0000", "2026-01-09 2.5000", "2026-03-01 1.0000");
        assertThat(waiting())
                .containsExactly(LATE_FILE + " 2 reopening arrived more than 30 days after its day;"
                        + " plumbline run --reopen FILE lets it in");

        project.nightly(landing(), lake()).run(new Silence(), List.of(LATE_FILE));

        List<String> letIn = List.of("2026-01-08 4.0000", "2026-01-09 7.0000", "2026-03-01 1.0000");
        assertThat(parcels()).isEqualTo(letIn);
        assertThat(waiting()).isEmpty();
        assertThat(texts("SELECT outcome FROM ops.quarantine_exit")).containsExactly("taken");
        assertThat(restatements()).containsExactly("{\"depot\":\"2026-01-09\"} weight 2.500000 7.000000");

        project.nightly(landing(), lake())
                .run(new Silence(), List.of(LATE_FILE)); // as after a run that died: nothing twice
        assertThat(parcels()).isEqualTo(letIn);
        assertThat(texts("SELECT concat_ws(' ', file, run) FROM ops.reopening")).containsExactly(LATE_FILE + " 3");

        project.contractWithLookBack(29).run(landing(), lake()); // another contract: the table is built anew
        assertThat(parcels()).isEqualTo(letIn);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aFileOfWhichNothingIsLateCannotBeLetIn() {
        assertThatThrownBy(() -> project.nightly(landing(), lake())
                        .run(new Silence(), List.of(LATE_FILE, "2026-01-10/post/parcel.csv")))
                .hasMessage("no late record waits of 2026-01-10/post/parcel.csv, " + LATE_FILE
                        + "\n    fix: name files as `plumbline quarantine show EXPORT` does; what only landed with"
                        + " this run's deliveries can be let in by the next");
    }
}
