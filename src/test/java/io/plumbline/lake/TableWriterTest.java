package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.Place;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class TableWriterTest {
    private static final TableContract TABLE = table("x_key bigint", "month int", "name string");

    private SparkSession spark;
    private Lake lake;

    @BeforeEach
    void lake(SparkSession session, @TempDir Path folder) {
        LakeSession.pointTo(session, folder.toString());
        spark = session;
        lake = new Lake(session, folder.toString());
    }

    @Test
    void replacesPartitionsAndLeavesTheOthers() {
        rebuild(1, "(1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')");

        TableState written = writer(2).replacePartitions(TABLE, values("(4, 2, 'd')"), note(2, List.of(2, 3)));

        assertThat(rows()).containsExactly("1 a", "4 d");
        assertThat(written.rows()).isEqualTo(1);
        assertThat(rows(lake.read(TABLE.name(), 0))).containsExactly("1 a", "2 b", "3 c");
    }

    @Test
    void refusesRowsOfOtherPartitions() {
        rebuild(1, "(1, 1, 'a'), (2, 2, 'b')");

        assertThatThrownBy(() -> writer(2).replacePartitions(TABLE, values("(4, 3, 'd')"), note(2, List.of(2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gold.x lie in [3], of which only [2]");
        assertThat(rows()).containsExactly("1 a", "2 b");
    }

    @Test
    void aRunThatLostTheLakeWritesNothing() {
        rebuild(3, "(1, 1, 'a')");

        assertThatThrownBy(() -> rebuild(2, "(2, 1, 'b')"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run 2 has lost the lake: run 3 has written gold.x");
        assertThat(rows()).containsExactly("1 a");
    }

    @Test
    void confirmsRowsForOtherInputs() {
        rebuild(1, "(1, 1, 'a')");
        CommitNote note = new CommitNote(2, "definition", Map.of("silver.y", 7L), List.of(), List.of());

        TableState confirmed = writer(2).confirm(TABLE, note);

        assertThat(rows()).containsExactly("1 a");
        assertThat(confirmed.rows()).isZero();
        assertThat(confirmed.note().inputs()).containsEntry("silver.y", 7L);
        assertThat(confirmed.note().changesNothing()).isTrue();
    }

    @Test
    void aRebuildGivesTheTableTheContractsColumns() {
        rebuild(1, "(1, 1, 'a')");
        TableContract wider = table("x_key bigint", "month int", "name string", "rank int");

        writer(2).rebuild(wider, values("(2, 1, 'b')").selectExpr("*", "9 AS rank"), note(2, List.of()));

        assertThat(lake.read(TABLE.name()).columns()).containsExactlyInAnyOrder("x_key", "month", "name", "rank");
        assertThat(rows()).containsExactly("2 b");
    }

    @Test
    void aValueThatChangesItsColumnIsADifference() {
        TableContract pair = table("x_key bigint", "month int", "name string", "other string");
        writer(1)
                .rebuild(
                        pair,
                        values("(1, 1, 'a')").selectExpr("*", "CAST(NULL AS STRING) AS other"),
                        note(1, List.of()));
        Dataset<Row> moved =
                values("(1, 1, 'a')").selectExpr("x_key", "month", "CAST(NULL AS STRING) AS name", "name AS other");

        writer(2).replaceDifferences(pair, moved, note(2, List.of()));

        assertThat(lake.read(TABLE.name()).selectExpr("name", "other").collectAsList())
                .containsExactly(RowFactory.create(null, "a"));
    }

    @Test
    void theLogIsNotAskedBySparkJobs() throws TimeoutException {
        List<Integer> jobs = new ArrayList<>();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                jobs.add(job.jobId());
            }
        };
        spark.sparkContext().addSparkListener(listener);
        try {
            rebuild(1, "(1, 1, 'a'), (2, 2, 'b')");
            rebuild(2, "(3, 1, 'c')");
            writer(2).confirm(TABLE, note(2, List.of()));
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            spark.sparkContext().removeSparkListener(listener);
        }

        assertThat(jobs).as("the writes of the rows").hasSize(2);
    }

    private static TableContract table(String... columns) {
        Place place = new Place("x.conf", 1);
        return new TableContract(
                TableName.of("gold.x"),
                "",
                "",
                Stream.of(columns)
                        .map(column -> column.split(" ", -1))
                        .map(column -> new TableColumn(
                                column[0], column[1], false, false, Optional.empty(), "", Optional.empty(), place))
                        .toList(),
                List.of("x_key"),
                Optional.of("month"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                place,
                "");
    }

    private TableWriter writer(long run) {
        return new TableWriter(lake, run);
    }

    private static CommitNote note(long run, List<Integer> partitions) {
        return new CommitNote(run, "definition", Map.of(), partitions, List.of());
    }

    private void rebuild(long run, String values) {
        writer(run).rebuild(TABLE, values(values), note(run, List.of()));
    }

    private Dataset<Row> values(String values) {
        return spark.sql("SELECT CAST(col1 AS BIGINT) AS x_key, col2 AS month, col3 AS name FROM VALUES " + values)
                .coalesce(1);
    }

    private List<String> rows() {
        return rows(lake.read(TABLE.name()));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.selectExpr("concat_ws(' ', x_key, name) AS row").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }
}
