package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Place;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class RowReplacementTest {
    private static final String SEVEN =
            "(1, 1, 'a'), (2, 1, 'b'), (3, 1, 'c'), (4, 2, 'd'), (5, 2, 'e'), (6, 2, 'f'), (7, 2, 'g')";

    private LakeFixture fixture;
    private SparkSession spark;
    private Lake lake;

    @BeforeEach
    void lake(SparkSession session, @TempDir Path folder) {
        fixture = new LakeFixture(session, folder);
        spark = session;
        lake = new Lake(session, folder.toString());
    }

    @Test
    void hidesRowsAndWritesNoOtherAgain() {
        TableContract table = table("silver.x", Optional.empty());
        rebuild(table, SEVEN + ", (11, 3, 'k'), (12, 3, 'l'), (13, 3, 'm')");

        replace(table, 2, "x_key IN (2, 4)", "(2, 1, 'B'), (8, 2, 'h')");
        TableState written = replace(table, 3, "x_key = 8", "(8, 2, 'H')");

        assertThat(rows(lake.read(table.name())))
                .containsExactly("1 a", "11 k", "12 l", "13 m", "2 B", "3 c", "5 e", "6 f", "7 g", "8 H");
        assertThat(rows(lake.read(table.name(), 0)))
                .containsExactly("1 a", "11 k", "12 l", "13 m", "2 b", "3 c", "4 d", "5 e", "6 f", "7 g");
        assertThat(lake.count(table.name())).isEqualTo(10);
        assertThat(written.rows()).isEqualTo(1);
        assertThat(written.note().run()).isEqualTo(3);
        assertThat(lake.dataFiles(table.name(), written.version())).containsAll(lake.dataFiles(table.name(), 0));
    }

    @Test
    void queriesSeeNoHiddenRow() {
        TableContract table = table("silver.x", Optional.empty());
        rebuild(table, SEVEN);
        replace(table, 2, "x_key IN (2, 4)", "(2, 1, 'B')");

        assertThat(rows(spark.sql("SELECT * FROM silver.x WHERE x_key = 2"))).containsExactly("2 B");
        assertThat(spark.sql("SELECT a.name FROM silver.x AS a INNER JOIN silver.x AS b ON a.x_key = b.x_key")
                        .count())
                .isEqualTo(6);
        assertThat(spark.sql("SELECT month, count(*) FROM silver.x GROUP BY month ORDER BY month")
                        .collectAsList())
                .extracting(row -> row.getLong(1))
                .containsExactly(3L, 3L);
        assertThat(spark.sql("SELECT (SELECT max(name) FROM silver.x WHERE month = 1)")
                        .head()
                        .getString(0))
                .isEqualTo("c");
    }

    @Test
    void tellsWhatDiffersBetweenTwoVersions() {
        TableContract table = table("silver.x", Optional.empty());
        rebuild(table, SEVEN + ", (11, 3, 'k'), (12, 3, 'l'), (13, 3, 'm')");
        replace(table, 2, "x_key IN (2, 4)", "(2, 1, 'B'), (8, 2, 'h')");
        replace(table, 3, "x_key = 8", "(8, 2, 'H')");

        TableChanges changes = lake.changes(table.name(), 0);

        assertThat(rows(changes.added())).containsExactly("2 B", "8 H");
        assertThat(rows(changes.removed())).containsExactly("2 b", "4 d");
        assertThat(changes.count()).hasValue(4);
        assertThat(rows(lake.changes(table.name(), 1).all())).containsExactly("8 H", "8 h");
    }

    @Test
    void otherReadersOfDeltaSeeTheSame() {
        TableContract table = table("silver.x", Optional.empty());
        rebuild(table, SEVEN);
        replace(table, 2, "x_key IN (2, 4)", "(2, 1, 'B')");

        assertThat(rows(spark.read()
                        .format("delta")
                        .load(lake.path(table.name()).toString())))
                .containsExactlyElementsOf(rows(lake.read(table.name())));
    }

    @Test
    void aTableOfWhichMuchIsHiddenIsWrittenAnew() {
        TableContract table = table("silver.x", Optional.empty());
        rebuild(table, SEVEN);

        TableState written = replace(table, 2, "x_key <= 3", "(3, 1, 'C')");

        assertThat(rows(lake.read(table.name()))).containsExactly("3 C", "4 d", "5 e", "6 f", "7 g");
        assertThat(written.rows()).isEqualTo(5);
    }

    @Test
    void tablesForReadersOfAnyMakeHoldNoHiddenRows() {
        TableContract table = table("gold.x", Optional.of("month"));
        rebuild(table, SEVEN);

        TableState written = replace(table, 2, "x_key = 2", "(2, 1, 'B'), (9, 3, 'i')");

        assertThat(rows(lake.read(table.name())))
                .containsExactly("1 a", "2 B", "3 c", "4 d", "5 e", "6 f", "7 g", "9 i");
        assertThat(written.note().partitions()).containsExactly(1, 3);
        assertThat(lake.dataFiles(table.name(), written.version()))
                .filteredOn(lake.dataFiles(table.name(), 0)::contains)
                .singleElement()
                .asString()
                .contains("month=2");
        assertThat(lake.files(table.name()).hasSelections()).isFalse();
    }

    @Test
    void filesOfOtherSubpartitionsStay() {
        TableContract table = table("gold.x", Optional.of("month"), Optional.of("name"));
        rebuild(table, "(1, 1, 'a'), (2, 1, 'b'), (3, 1, 'b'), (4, 2, 'a'), (5, 2, 'b')");

        TableState written = replace(table, 2, "x_key = 2", "(6, 1, 'b')");

        assertThat(rows(lake.read(table.name()))).containsExactly("1 a", "3 b", "4 a", "5 b", "6 b");
        assertThat(written.note().partitions()).containsExactly(1);
        assertThat(lake.dataFiles(table.name(), written.version()))
                .filteredOn(lake.dataFiles(table.name(), 0)::contains)
                .hasSize(3)
                .noneMatch(file -> file.toString().contains("month=1/name=b"));
    }

    /** As tables of lakes from before there were replacements. */
    @Test
    void aTableThatWasMadeWithoutDeletionVectorsGetsNone() {
        TableContract table = table("silver.x", Optional.empty());
        fixture.table("silver.x", "x_key BIGINT, month INT, name STRING", SEVEN);

        replace(table, 2, "x_key = 2", "(2, 1, 'B')");

        assertThat(rows(lake.read(table.name()))).containsExactly("1 a", "2 B", "3 c", "4 d", "5 e", "6 f", "7 g");
        assertThat(lake.files(table.name()).hasSelections()).isFalse();
    }

    private static TableContract table(String name, Optional<String> partition) {
        return table(name, partition, Optional.empty());
    }

    private static TableContract table(String name, Optional<String> partition, Optional<String> subpartition) {
        Place place = new Place("x.conf", 1);
        List<TableColumn> columns = Stream.of("x_key bigint", "month int", "name string")
                .map(column -> column.split(" ", -1))
                .map(column -> new TableColumn(
                        column[0], column[1], false, false, Optional.empty(), "", Optional.empty(), place))
                .toList();
        return new TableContract(
                TableName.of(name),
                "",
                "",
                columns,
                List.of("x_key"),
                partition,
                subpartition,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                place,
                "");
    }

    private static CommitNote note(long run) {
        return new CommitNote(run, "definition", Map.of(), List.of(), List.of());
    }

    private void rebuild(TableContract table, String values) {
        new TableWriter(lake, 1).rebuild(table, values(values), note(1));
    }

    private TableState replace(TableContract table, long run, String outdated, String values) {
        return new TableWriter(lake, run).replaceRows(table, values(values), rows -> rows.filter(outdated), note(run));
    }

    private Dataset<Row> values(String values) {
        return spark.sql("SELECT CAST(col1 AS BIGINT) AS x_key, col2 AS month, col3 AS name FROM VALUES " + values)
                .coalesce(1);
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.selectExpr("concat_ws(' ', x_key, name) AS row").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }
}
