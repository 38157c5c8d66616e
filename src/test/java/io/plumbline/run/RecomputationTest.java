package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Orders of people at prices of a list: what changed rows lead to is made again, all else stays as it was written. */
@ExtendWith(Spark.class)
class RecomputationTest {
    private static final TableName ORDER = TableName.of("silver.order");
    private static final TableName PRICE = TableName.of("silver.price");
    private static final TableName TOTAL = TableName.of("silver.total");
    private static final TableName RANK = TableName.of("silver.rank");
    private static final int ORDERS = 400;
    private static final int PEOPLE = 100;

    private SparkSession spark;
    private Lake lake;
    private Definitions definitions;

    @BeforeEach
    void project(SparkSession session, @TempDir Path folder) {
        spark = session;
        definitions = definitions(folder);
        lake = new LakeFixture(session, folder.resolve("lake")).lake();
        write(
                1,
                ORDER,
                Stream.iterate(0, order -> order + 1)
                        .limit(ORDERS)
                        .map(order ->
                                "(" + order + ", " + order % PEOPLE + ", " + (order == 5 ? 9 : order % 7) + ", 1)"));
        write(1, PRICE, Stream.of(0, 1, 2, 3, 4, 5, 6, 9).map(article -> "(" + article + ", " + 10 * article + ")"));
        run(1);
    }

    @Test
    void nightsOfChangesGiveWhatTheWholeGives() {
        Random random = new Random(7);
        for (long run = 2; run <= 4; run++) {
            String orders = random.ints(4, 0, ORDERS)
                    .distinct()
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
            long pieces = run;
            replace(
                    run,
                    ORDER,
                    "order_key IN (" + orders + ")",
                    Stream.of(orders.split(", "))
                            .skip(1)
                            .map(order -> "(" + order + ", " + random.nextInt(PEOPLE) + ", 1, " + pieces + ")"));

            Map<TableName, StepOutcome> outcomes = run(run);

            for (TableName table : List.of(TOTAL, RANK)) {
                assertThat(rows(lake.read(table)))
                        .as("%s of night %d", table, run)
                        .isEqualTo(whole(table));
                assertThat(outcomes.get(table).rows())
                        .as("%s of night %d", table, run)
                        .isBetween(1L, 20L);
            }
        }
    }

    @Test
    void aChangeIsFollowedThroughAnotherTable() {
        replace(2, PRICE, "article_key = 9", Stream.of("(9, 91)"));

        StepOutcome outcome = run(2).get(TOTAL);

        assertThat(rows(lake.read(TOTAL))).isEqualTo(whole(TOTAL));
        assertThat(outcome.rows()).isEqualTo(1);
    }

    @Test
    void whatWasOnlyWrittenAgainChangesNothing() {
        write(2, PRICE, Stream.of(9, 6, 5, 4, 3, 2, 1, 0).map(article -> "(" + article + ", " + 10 * article + ")"));

        Map<TableName, StepOutcome> outcomes = run(2);

        assertThat(outcomes.get(TOTAL).rows()).isZero();
        assertThat(outcomes.get(RANK).rows()).isZero();
        assertThat(lake.state(TOTAL).orElseThrow().note().changesNothing()).isTrue();
    }

    @Test
    void aComparedTableIsCheckedAsAWhole() {
        replace(2, ORDER, "order_key = 399", Stream.of("(399, 99, 1, -9)"));

        assertThat(run(2).get(RANK).violations())
                .extracting(violation -> violation.check() + " " + violation.rows())
                .containsExactly("negative 1");
    }

    private Map<TableName, StepOutcome> run(long run) {
        StepRunner runner = new StepRunner(lake, definitions, Instant.EPOCH, run, 0, new Silence());
        return Stream.of(TOTAL, RANK)
                .map(table -> runner.run(new SqlStep(definitions.contract(table), "", Instant.EPOCH)))
                .collect(Collectors.toMap(StepOutcome::table, outcome -> outcome));
    }

    private void write(long run, TableName table, Stream<String> values) {
        new TableWriter(lake, run).rebuild(definitions.contract(table), typed(table, values), note(run));
    }

    private void replace(long run, TableName table, String outdated, Stream<String> values) {
        new TableWriter(lake, run)
                .replaceRows(
                        definitions.contract(table), typed(table, values), rows -> rows.filter(outdated), note(run));
    }

    private static CommitNote note(long run) {
        return new CommitNote(run, "delivered", Map.of(), List.of(), List.of());
    }

    private Dataset<Row> typed(TableName table, Stream<String> values) {
        List<String> columns = definitions.contract(table).columns().stream()
                .map(column -> column.name())
                .toList();
        String casts = Stream.iterate(0, i -> i + 1)
                .limit(columns.size())
                .map(i -> "CAST(col" + (i + 1) + " AS BIGINT) AS " + columns.get(i))
                .collect(Collectors.joining(", "));
        return spark.sql("SELECT " + casts + " FROM VALUES " + values.collect(Collectors.joining(", ")));
    }

    private List<String> whole(TableName table) {
        return rows(spark.sql(definitions.contract(table).sql().orElseThrow().sql()));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private static Definitions definitions(Path folder) {
        return DefinitionTree.emptyProject(folder)
                .write("conf/plumbline.conf", """
                        company = Test, landing = landing, lake = lake
                        reporting { currency = USD, zone = America/New_York }
                        fx { max-age-days = 7 }
                        default-region = US
                        privacy { person-secret-file = ".plumbline/person.key" }
                        replace-rows-from = 50
                        """)
                .write(
                        "jobs/nightly.conf",
                        "stages = [{ name = measure, tables = [%s, %s, %s, %s] }]".formatted(ORDER, PRICE, TOTAL, RANK))
                .write(
                        "jobs/nightly/1-measure/order.conf",
                        contract(ORDER, "order_key", "", "order_key", "person_key", "article_key", "pieces"))
                .write("jobs/nightly/1-measure/price.conf", contract(PRICE, "article_key", "", "article_key", "price"))
                .write("jobs/nightly/1-measure/total.conf", contract(TOTAL, "person_key", """
                        recompute {
                          rows = reached
                          key = person_key
                          leads = [
                            { changed = silver.order, key = person_key }
                            { changed = silver.price, columns = [article_key, price], key = person_key
                              through = [{ table = silver.order, from = article_key, to = article_key }]
                            }
                          ]
                        }
                        """, "person_key", "amount"))
                .write("jobs/nightly/1-measure/total.sql", """
                        SELECT orders.person_key, sum(orders.pieces * prices.price) AS amount
                        FROM silver.order AS orders
                        INNER JOIN silver.price AS prices ON orders.article_key = prices.article_key
                        GROUP BY orders.person_key
                        """)
                .write(
                        "jobs/nightly/1-measure/rank.conf",
                        contract(
                                RANK,
                                "person_key",
                                "recompute { rows = compared }\nchecks { negative { fails-when = \"place < 0\", severity = fail } }\n",
                                "person_key",
                                "place"))
                .write("jobs/nightly/1-measure/rank.sql", """
                        SELECT person_key, CAST(sum(pieces) AS BIGINT) AS place FROM silver.order GROUP BY person_key
                        """)
                .load();
    }

    private static String contract(TableName table, String key, String recompute, String... columns) {
        String declared = Stream.of(columns)
                .map(column -> column + " { type = bigint, meaning = \"A number.\" }\n")
                .collect(Collectors.joining());
        return "name = " + table + "\ngrain = \"One row.\"\nowner = us\nkey = [" + key + "]\n" + recompute
                + "columns {\n" + declared + "}\n";
    }
}
