package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Folders;
import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import io.plumbline.run.StepOutcome.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What full deliveries tell by what they lack and by what they show otherwise, night by night. */
@ExtendWith(Spark.class)
class SnapshotNightsTest {
    private static final String FOUR = "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n4,Bob,4,,\n";

    private static final String FIRST_DELIVERIES =
            "SELECT concat_ws(' ', source_id, owner, _first_delivered_on) FROM silver.member ORDER BY source_id";

    @TempDir
    private static Path secondOfMarch;

    @TempDir
    private Path folder;

    private SparkSession spark;
    private MemberProject project;

    @BeforeAll
    static void deliverFour(SparkSession session) throws IOException {
        Path landing = secondOfMarch.resolve("landing");
        MemberProject.deliver(landing, 2, "members.csv", FOUR);
        MemberProject.in(secondOfMarch.resolve("project")).run(landing, secondOfMarch.resolve("lake"));
    }

    @BeforeEach
    void open(SparkSession session) throws IOException {
        spark = session;
        Folders.copy(secondOfMarch, folder);
        project = MemberProject.in(folder.resolve("project"));
    }

    private void night(int day, String file, String records) throws IOException {
        MemberProject.deliver(landing(), day, file, records);
        run();
    }

    private void run() {
        project.run(landing(), lake());
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

    private List<String> deleted() {
        return texts("SELECT concat_ws(' ', source_id, date_format(_missing_since, 'dd')) FROM silver.member"
                + " WHERE is_deleted ORDER BY source_id");
    }

    private List<String> verdicts() {
        return texts("SELECT concat_ws(' ', date_format(snapshot_at, 'dd'), known_before, lost, verdict)"
                + " FROM silver.snapshot ORDER BY snapshot_at");
    }

    private List<String> changes() {
        return texts("SELECT concat_ws(' ', source_id, happened, date_format(changed_after, 'dd HH:mm'),"
                + " date_format(changed_by, 'dd HH:mm'), before['owner'], after['owner'])"
                + " FROM silver.record_change ORDER BY snapshot_at, source_id");
    }

    @Test
    void whatAFullDeliveryLacksIsDeletedAndComesBackAsOldAsItWas() throws IOException {
        night(3, "members.csv", "1,Ann,1,,\n2,Cid,2,,2026-03-02T15:30:00Z\n3,Bob,3,,\n");
        assertThat(deleted()).containsExactly("4 03");

        // Nobody delivered on the 4th.
        night(5, "members.csv", FOUR + "5,Eve,5,,\n");

        assertThat(deleted()).isEmpty();
        assertThat(changes())
                .containsExactly(
                        "2 changed 02 00:00 02 15:30 Ann Cid",
                        "4 vanished 02 00:00 04 00:00 Bob",
                        "2 changed 03 00:00 06 00:00 Cid Ann",
                        "4 returned 03 00:00 06 00:00 Bob Bob",
                        "5 appeared 03 00:00 06 00:00 Eve");
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 1 believed", "05 3 0 believed");

        night(6, "members.csv", FOUR + "5,Flo,5,,\n");
        List<String> nightByNight = texts(FIRST_DELIVERIES);
        assertThat(nightByNight)
                .containsExactly(
                        "1 Ann 2026-03-02",
                        "2 Ann 2026-03-02",
                        "3 Bob 2026-03-02",
                        "4 Bob 2026-03-02",
                        "5 Flo 2026-03-05");

        // A run that finds nothing new changes nothing.
        assertThat(project.run(landing(), lake()).steps()).allMatch(step -> step.result() == Result.KEPT);

        Path atOnce = folder.resolve("at-once");
        project.run(landing(), atOnce);
        LakeSession.pointTo(spark, atOnce.toString());
        assertThat(spark.sql(FIRST_DELIVERIES).as(Encoders.STRING()).collectAsList())
                .isEqualTo(nightByNight);
    }

    @Test
    void filesThatHoldSomeRecordsTellNothingOfTheOthers() throws IOException {
        night(3, "changes.csv", "2,Cid,2,,\n");
        night(4, "members.csv", "1,Ann,1,,\n2,Cid,2,,\n3,Bob,3,,\n");

        assertThat(deleted()).containsExactly("4 04");
        assertThat(changes())
                .containsExactly("2 changed 02 00:00 04 00:00 Ann Cid", "4 vanished 02 00:00 05 00:00 Bob");
        assertThat(verdicts()).containsExactly("02 0 0 believed", "04 4 1 believed");
    }

    @Test
    void aSuspiciouslySmallDeliveryDeletesNothingUntilAPersonAcceptsIt() throws IOException {
        night(3, "members.csv", "1,Cid,1,,\n");
        assertThat(deleted()).isEmpty();
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 3 too_many_lost");
        assertThat(texts("SELECT owner FROM silver.member WHERE source_id = '1'"))
                .containsExactly("Cid");

        night(4, "members.csv", "1,Cid,1,,\n2,Ann,2,,\n3,Bob,3,,\n");
        assertThat(deleted()).containsExactly("4 04");

        project.restating("accepted = [\"2026-03-03\"]");
        run();
        assertThat(deleted()).containsExactly("4 03");
        assertThat(changes())
                .containsExactly(
                        "1 changed 02 00:00 04 00:00 Ann Cid",
                        "2 vanished 02 00:00 04 00:00 Ann",
                        "3 vanished 02 00:00 04 00:00 Bob",
                        "4 vanished 02 00:00 04 00:00 Bob",
                        "2 returned 03 00:00 05 00:00 Ann Ann",
                        "3 returned 03 00:00 05 00:00 Bob Bob");
    }

    @Test
    void aRecordThatNobodyCouldReadMayBeTheOneThatIsMissed() throws IOException {
        night(3, "members.csv", "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n,Bob,4,,\n");
        assertThat(deleted()).isEmpty();
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 1 unreadable_records");

        night(4, "members.csv", "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n");
        assertThat(deleted()).containsExactly("4 04");
    }

    @Test
    void aRecordThatTheTableRefusesIsStillThere() throws IOException {
        night(3, "members.csv", "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n4,Bob,plenty,,\n");

        assertThat(texts("SELECT concat_ws(' ', stage, row) FROM ops.quarantine"))
                .containsExactly("standardize 5");
        assertThat(deleted()).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    void aRecordThatWasShownAsDeletedBeforeItWentIsDeletedOnce() throws IOException {
        night(3, "members.csv", "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n4,Bob,4,true,2026-03-02T09:00:00Z\n");
        night(4, "members.csv", "1,Ann,1,,\n2,Ann,2,,\n3,Bob,3,,\n");

        assertThat(deleted()).containsExactly("4");
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 0 believed", "04 3 0 believed");
        assertThat(texts("SELECT concat_ws(' ', happened, before['is_deleted'], after['is_deleted'])"
                        + " FROM silver.record_change ORDER BY snapshot_at"))
                .containsExactly("changed false true", "vanished true");
    }

    @Test
    void aFullDeliveryInSeveralFilesIsOne() throws IOException {
        MemberProject.deliver(landing(), 3, "members_1.csv", "1,Ann,1,,\n2,Ann,2,,\n");
        night(3, "members_2.csv", "3,Bob,3,,\n");

        assertThat(deleted()).containsExactly("4 03");
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 1 believed");

        // The rest of it came a run later.
        night(3, "members_3.csv", "4,Bob,4,,\n");
        assertThat(deleted()).isEmpty();
        assertThat(verdicts()).containsExactly("02 0 0 believed", "03 4 0 believed");
        assertThat(changes()).isEmpty();
    }

    /** By day the file and its records: members come, go, return and change hands; some nights are cut off, partial or missing. */
    private static Map<Integer, List<String>> story(Random random) {
        Map<Integer, List<String>> nights = new TreeMap<>();
        Map<Integer, String> members = new TreeMap<>();
        for (int i = 1; i <= 24; i++) {
            members.put(i, "Ann");
        }
        for (int day = 2; day <= 6; day++) {
            for (int i = 1; i <= 30; i++) {
                if (random.nextInt(8) == 0) {
                    members.put(i, random.nextInt(5) == 0 ? "gone" : "Owner " + random.nextInt(3));
                }
            }
            int kind = day == 2 ? 0 : random.nextInt(6);
            if (kind == 1) {
                continue;
            }
            List<String> records = new ArrayList<>();
            for (Map.Entry<Integer, String> member : members.entrySet()) {
                boolean isLeftOut = kind == 2 && random.nextInt(3) > 0 || kind == 3 && random.nextInt(2) > 0;
                if (!member.getValue().equals("gone") && !isLeftOut) {
                    String flag = random.nextInt(12) == 0 ? "true" : "";
                    records.add(member.getKey() + "," + member.getValue() + "," + day + "," + flag + ",\n");
                }
            }
            Collections.shuffle(records, random);
            nights.put(day, List.of(kind == 3 ? "changes.csv" : "members.csv", String.join("", records)));
        }
        return nights;
    }

    private Path lakeOf(String name, List<List<Integer>> runs, Map<Integer, List<String>> nights) throws IOException {
        Path landing = folder.resolve(name);
        Path lake = folder.resolve(name + ".lake");
        for (List<Integer> days : runs) {
            for (int day : days) {
                List<String> file = Objects.requireNonNull(nights.get(day));
                MemberProject.deliver(landing, day, file.get(0), file.get(1));
            }
            project.run(landing, lake);
        }
        return lake;
    }

    @ParameterizedTest
    @ValueSource(longs = 3)
    void nightByNightIsTheSameAsAllAtOnceInAnyOrder(long seed) throws IOException {
        Map<Integer, List<String>> nights = story(new Random(seed));
        List<List<Integer>> oneByOne =
                new ArrayList<>(nights.keySet().stream().map(List::of).toList());
        Collections.shuffle(oneByOne, new Random(seed));

        Path atOnce = lakeOf("at-once", List.of(List.copyOf(nights.keySet())), nights);
        assertThat(TwoLakes.differences(spark, lakeOf("one-by-one", oneByOne, nights), atOnce))
                .isEmpty();

        LakeSession.pointTo(spark, atOnce.toString());
        assertThat(spark.sql("SELECT DISTINCT happened FROM silver.record_change")
                        .as(Encoders.STRING())
                        .collectAsList())
                .contains("appeared", "changed", "vanished");
    }
}
