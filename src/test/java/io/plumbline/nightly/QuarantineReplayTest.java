package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.Nightly;
import io.plumbline.kit.Folders;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import io.plumbline.land.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records that a corrected contract takes leave the quarantine, once. */
@ExtendWith(Spark.class)
class QuarantineReplayTest {
    @TempDir
    private static Path refused;

    @TempDir
    private Path folder;

    private SparkSession spark;
    private ParcelProject project;

    @BeforeAll
    static void refuse(SparkSession session) throws IOException {
        deliverTo(refused);
        ParcelProject.in(refused.resolve("project"))
                .contract("id, depot", "amount(weight)")
                .run(refused.resolve("landing"), refused.resolve("lake"));
    }

    private static void deliverTo(Path folder) throws IOException {
        Path night = Files.createDirectories(folder.resolve("landing/2026-03-02/post"));
        Files.writeString(night.resolve("parcel.csv"), "Id,Depot,Weight\n1,N,2.5\n2,,3.5\n3,,heavy\n,S,1\n");
    }

    @BeforeEach
    void open(SparkSession session) {
        spark = session;
        project = ParcelProject.in(folder.resolve("project"));
    }

    /** The night after which three records wait, because landing asks for their depot. */
    private void afterRefusals() throws IOException {
        Folders.copy(refused.resolve("landing"), folder.resolve("landing"));
        Folders.copy(refused.resolve("lake"), folder.resolve("lake"));
        contract("id, depot", "amount(weight)");
    }

    private void contract(String key, String weight) {
        project.contract(key, weight);
    }

    private Nightly nightly() {
        return project.nightly(folder.resolve("landing"), folder.resolve("lake"));
    }

    private void run() {
        nightly().run(new Silence());
    }

    private List<String> texts(String query) {
        LakeSession.pointTo(spark, folder.resolve("lake").toString());
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    private List<String> parcels() {
        return texts("SELECT concat_ws(' ', _row, weight) FROM silver.parcel ORDER BY _row");
    }

    private List<String> waiting() {
        return texts("SELECT concat_ws(' ', stage, refused_by, row, column) FROM ops.quarantine ORDER BY row, stage");
    }

    @Test
    void recordsThatLandingRefusedAreTakenOnceByACorrectedContract() throws IOException {
        afterRefusals();
        assertThat(parcels()).containsExactly("2 2.5000");
        assertThat(waiting())
                .containsExactly(
                        "land bronze.post_parcel 3 depot",
                        "land bronze.post_parcel 4 depot",
                        "land bronze.post_parcel 5 id");

        contract("id", "amount(weight)");
        assertThat(nightly().replay(Optional.empty()))
                .containsExactly(new Replayed("2026-03-02/post/parcel.csv", 3, 2, ""));
        assertThat(nightly().replay(Optional.of("post/parcel")))
                .containsExactly(new Replayed("2026-03-02/post/parcel.csv", 1, 0, ""));
        run();

        assertThat(parcels()).containsExactly("2 2.5000", "3 3.5000");
        assertThat(waiting()).containsExactly("standardize silver.parcel 4 weight", "land bronze.post_parcel 5 id");
        assertThat(texts("SELECT concat_ws(' ', row, outcome, refused_in) FROM ops.quarantine_exit ORDER BY row"))
                .containsExactly("3 taken 1", "4 taken 1");
        assertThat(texts("SELECT concat_ws(' ', rows_read, rows_landed, rows_quarantined, rows_recognised)"
                        + " FROM ops.delivery"))
                .containsExactly("5 3 1 1");
        assertThat(texts("SELECT concat_ws(' ', column, landed, quarantined) FROM ops.file_total"))
                .containsExactly("weight 6.000000 1.000000");
    }

    @Test
    void recordsThatAMappingRefusedAreAskedAgainWhenItChanges() throws IOException {
        deliverTo(folder);
        contract("id", "amount(weight)");
        run();
        assertThat(waiting()).containsExactly("standardize silver.parcel 4 weight", "land bronze.post_parcel 5 id");

        contract("id", "CASE WHEN weight = 'heavy' THEN 30 ELSE amount(weight) END");
        run();

        assertThat(parcels()).containsExactly("2 2.5000", "3 3.5000", "4 30.0000");
        assertThat(waiting()).containsExactly("land bronze.post_parcel 5 id");
        assertThat(texts("SELECT concat_ws(' ', row, refused_by, outcome) FROM ops.quarantine_exit"))
                .containsExactly("4 silver.parcel taken");
    }

    @Test
    void aFileThatIsGoneIsNamedAndItsRecordsStay() throws Exception {
        afterRefusals();
        Files.writeString(folder.resolve("landing/2026-03-02/post/parcel.csv"), "Id,Depot,Weight\n9,N,1\n");

        contract("id", "amount(weight)");
        List<Replayed> replayed = nightly().replay(Optional.empty());

        assertThat(replayed).singleElement().satisfies(file -> {
            assertThat(file.taken()).isZero();
            assertThat(file.problem()).startsWith("the file of this name holds other bytes now");
        });
        assertThat(waiting()).hasSize(3);
    }

    @Test
    void aFileThatWasDeliveredTwiceIsAskedOnceUnderTheNameThatItLandedBy() throws Exception {
        afterRefusals();
        Path night = folder.resolve("landing/2026-03-02/post");
        Files.copy(night.resolve("parcel.csv"), night.resolve("parcel (1).csv"));
        run();

        contract("id", "amount(weight)");
        assertThat(nightly().replay(Optional.empty()))
                .containsExactly(new Replayed("2026-03-02/post/parcel.csv", 3, 2, ""));
        assertThat(texts("SELECT DISTINCT _file FROM bronze.post_parcel"))
                .containsExactly("2026-03-02/post/parcel.csv");
    }

    @Test
    void aTableOfAnOlderPlumblineGetsTheColumnThatSaysHowARecordLeaves() throws IOException {
        afterRefusals();
        String table = folder.resolve("lake/ops/quarantine").toString();
        spark.read()
                .format("delta")
                .load(table)
                .drop("leaves_by")
                .write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .option(
                        "userMetadata",
                        "{\"run\":1,\"definition\":\"x\",\"inputs\":{},\"partitions\":[],\"deliveries\":[]}")
                .save(table);

        run();
        assertThat(texts("SELECT concat_ws(' ', row, coalesce(leaves_by, 'untold')) FROM ops.quarantine ORDER BY row"))
                .containsExactly("3 untold", "4 untold", "5 untold");

        contract("id", "amount(weight)");
        nightly().replay(Optional.empty());
        run();
        assertThat(texts("SELECT concat_ws(' ', row, coalesce(leaves_by, 'untold')) FROM ops.quarantine ORDER BY row"))
                .containsExactly("4 replay", "5 untold");
    }

    @Test
    void aReplayThatDiedBetweenItsCommitsIsFinishedByTheNext() throws IOException {
        afterRefusals();
        contract("id", "amount(weight)");
        nightly().replay(Optional.empty());
        // As if the run had died after it wrote the exits: the records wait again, the exits are there.
        spark.read()
                .format("delta")
                .option("versionAsOf", 0)
                .load(folder.resolve("lake/ops/quarantine").toString())
                .write()
                .format("delta")
                .mode("overwrite")
                .option(
                        "userMetadata",
                        "{\"run\":2,\"definition\":\"x\",\"inputs\":{},\"partitions\":[],\"deliveries\":[]}")
                .save(folder.resolve("lake/ops/quarantine").toString());
        assertThat(waiting()).hasSize(3);

        nightly().replay(Optional.empty());
        run();

        assertThat(waiting()).hasSize(2);
        assertThat(texts("SELECT concat_ws(' ', row, outcome) FROM ops.quarantine_exit ORDER BY row"))
                .containsExactly("3 taken", "4 taken");
        assertThat(parcels()).containsExactly("2 2.5000", "3 3.5000");
    }
}
