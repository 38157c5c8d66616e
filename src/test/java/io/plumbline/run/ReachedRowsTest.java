package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Folders;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** This project's own tables of records of people: what changed records lead to is all that the whole would make otherwise. */
@ExtendWith(Spark.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReachedRowsTest {
    private static final TableName RECORD = TableName.of("silver.person_record");
    private static final TableName MERGE = TableName.of("silver.person_merge");
    private static final TableName DECISION = TableName.of("silver.person_decision");
    private static final TableName LINK = TableName.of("silver.person_link");
    private static final TableName CONSENT = TableName.of("silver.consent");
    private static final TableName ACCOUNT = TableName.of("silver.account_record");
    private static final TableName EDGE = TableName.of("silver.person_edge");
    private static final TableName QUALITY = TableName.of("silver.record_quality");
    private static final TableName DIFFERENCE = TableName.of("ops.sync_difference");
    private static final List<TableName> MADE = List.of(EDGE, QUALITY, DIFFERENCE);

    private static final int RECORDS = 600;
    private static final String FIRST_NIGHT = "2026-03-02T00:00:00Z";
    private static final String SECOND_NIGHT = "2026-03-03T00:00:00Z";

    /** Columns that every record has, in the order of {@link #record}. */
    private static final String RECORD_COLUMNS =
            "person_record_key, source_system, record_type, source_id, email, email_raw,"
                    + " email_is_valid, first_name, last_name, company, account_source_id, crm_lead_id, converted_contact_id,"
                    + " merged_into_id, has_opted_out, created_at, is_deleted, lead_source, lead_source_reason, _generated_at";

    @TempDir
    static Path firstNight;

    private SparkSession spark;
    private Lake lake;
    private Definitions definitions;

    @BeforeAll
    void runFirstNight(SparkSession session) throws IOException {
        definitions = definitions(firstNight.resolve("project"));
        open(session, firstNight.resolve("lake"));
        Random random = new Random(3);
        rebuild(
                RECORD,
                RECORD_COLUMNS,
                IntStream.range(0, RECORDS).mapToObj(record -> record(record, random, FIRST_NIGHT)));
        rebuild(MERGE, "source_system, winner_id, loser_id", Stream.of("'salesforce', 's2', 's4, s6'"));
        rebuild(
                DECISION,
                "left_record_key, right_record_key, verdict",
                Stream.of(key(8) + ", " + key(10) + ", 'same'"));
        rebuild(
                LINK,
                "person_record_key, person_key",
                IntStream.range(0, RECORDS).mapToObj(record -> key(record) + ", " + (record / 3)));
        rebuild(
                CONSENT,
                "consent_key, email, purpose, status, occurred_at",
                Stream.of("1, 'p5@shop.example', 'newsletter', 'withdrawn', TIMESTAMP '2026-02-01 00:00:00'"));
        rebuild(
                ACCOUNT,
                "account_record_key, name",
                IntStream.range(0, 20).mapToObj(account -> "xxhash64('salesforce:a" + account + "'), 'Firm'"));
        run(1);
    }

    @BeforeEach
    void copyFirstNight(SparkSession session, @TempDir Path folder) throws IOException {
        Folders.copy(firstNight.resolve("lake"), folder);
        open(session, folder);
    }

    private void open(SparkSession session, Path folder) {
        spark = session;
        lake = new LakeFixture(session, folder).lake();
        StandardFunctions.register(spark, definitions, Instant.EPOCH);
    }

    @Test
    void nightsOfChangedRecordsGiveWhatTheWholeGives() {
        Random random = new Random(5);
        for (long night = 2; night <= 4; night++) {
            List<Integer> changed =
                    random.ints(4, 0, RECORDS).distinct().boxed().toList();
            replace(
                    night,
                    RECORD,
                    "person_record_key IN (" + keys(changed) + ")",
                    RECORD_COLUMNS,
                    changed.stream().skip(1).map(record -> record(record, random, SECOND_NIGHT)));
            replace(
                    night,
                    LINK,
                    "person_record_key IN (" + keys(changed.subList(0, 2)) + ")",
                    "person_record_key, person_key",
                    changed.subList(1, 2).stream().map(record -> key(record) + ", " + random.nextInt(RECORDS / 3)));

            Map<TableName, StepOutcome> outcomes = run(night);

            for (TableName table : MADE) {
                assertThat(rows(lake.read(table)))
                        .as("%s of night %d", table, night)
                        .isEqualTo(whole(table));
                assertThat(outcomes.get(table).rows())
                        .as("%s of night %d", table, night)
                        .isBetween(1L, lake.count(table) / 2);
            }
        }
    }

    @Test
    void whatBelongsToRecordsLeadsToTheirRows() {
        replace(
                2,
                CONSENT,
                "false",
                "consent_key, email, purpose, status, occurred_at",
                Stream.of("2, 'p7@shop.example', 'newsletter', 'withdrawn', TIMESTAMP '2026-03-02 00:00:00'"));
        replace(
                2,
                ACCOUNT,
                "name = 'Firm' AND account_record_key = record_key('salesforce', 'a3')",
                "account_record_key, name",
                Stream.of("xxhash64('salesforce:a3'), 'Company'"));
        rebuild(2, MERGE, "source_system, winner_id, loser_id", Stream.of("'salesforce', 's2', 's6,s12'"));
        rebuild(2, DECISION, "left_record_key, right_record_key, verdict", Stream.of());

        run(2);

        for (TableName table : MADE) {
            assertThat(rows(lake.read(table))).as(table.toString()).isEqualTo(whole(table));
        }
    }

    /** Nothing of the record changes, only the newest file of its system. */
    @Test
    void aRecordBecomesStaleByThePassingOfTime() {
        deliver(
                2,
                Stream.of(
                        record(900, "salesforce", "NULL", "2025-03-02T00:00:00.000001Z", FIRST_NIGHT),
                        record(901, "salesforce", "NULL", "2025-03-03T00:00:00Z", FIRST_NIGHT),
                        record(902, "salesforce", "NULL", "2025-03-02T23:59:59.999999Z", FIRST_NIGHT),
                        record(903, "marketo", "NULL", "2025-03-02T12:00:00Z", FIRST_NIGHT)));
        run(2);
        assertThat(stale()).isEmpty();

        deliver(3, Stream.of(record(904, "salesforce", "NULL", "2026-03-02T12:00:00Z", SECOND_NIGHT)));
        run(3);

        assertThat(stale()).containsExactly(900L, 902L);
        assertThat(rows(lake.read(QUALITY))).isEqualTo(whole(QUALITY));

        replace(4, RECORD, "source_id = 's904'", RECORD_COLUMNS, Stream.of());
        run(4);

        assertThat(stale()).isEmpty();
        assertThat(rows(lake.read(QUALITY))).isEqualTo(whole(QUALITY));
    }

    @Test
    void anEdgeVanishesWhenAnAddressChanges() {
        deliver(
                2,
                Stream.of(
                        record(900, "salesforce", "'anna@shop.example'", "2026-01-01T00:00:00Z", FIRST_NIGHT),
                        record(901, "marketo", "'anna@shop.example'", "2026-01-01T00:00:00Z", FIRST_NIGHT),
                        record(902, "marketo", "'berta@shop.example'", "2026-01-01T00:00:00Z", FIRST_NIGHT)));
        run(2);
        assertThat(joinedByEmail()).containsExactly(900L, 901L);

        replace(
                3,
                RECORD,
                "source_id = 's901'",
                RECORD_COLUMNS,
                Stream.of(record(901, "marketo", "'berta@shop.example'", "2026-01-01T00:00:00Z", SECOND_NIGHT)));
        StepOutcome outcome = run(3).get(EDGE);

        assertThat(joinedByEmail()).containsExactly(901L, 902L);
        assertThat(rows(lake.read(EDGE))).isEqualTo(whole(EDGE));
        assertThat(outcome.rows()).isEqualTo(1);
    }

    /** Adds records. */
    private void deliver(long night, Stream<String> records) {
        replace(night, RECORD, "false", RECORD_COLUMNS, records);
    }

    private List<Long> stale() {
        return added(lake.read(QUALITY).where("is_stale"));
    }

    /** At either end of an edge by address. */
    private List<Long> joinedByEmail() {
        return added(lake.read(EDGE)
                .where("rule = 'email'")
                .selectExpr("explode(array(left_record_key, right_record_key)) AS person_record_key")
                .distinct());
    }

    /** The numbers of those records that a test added itself. */
    private List<Long> added(Dataset<Row> keys) {
        return keys
                .join(lake.read(RECORD), "person_record_key")
                .selectExpr("CAST(substr(source_id, 2) AS BIGINT) AS number")
                .where("number >= " + RECORDS)
                .collectAsList()
                .stream()
                .map(row -> row.getLong(0))
                .sorted()
                .toList();
    }

    private static String record(int number, Random random, String generatedAt) {
        String system = number % 2 == 0 ? "salesforce" : "marketo";
        return record(
                number,
                system,
                random.nextInt(6) == 0 ? "NULL" : "'p" + random.nextInt(RECORDS / 3) + "@shop.example'",
                "2026-01-%02dT00:00:00Z".formatted(1 + random.nextInt(28)),
                generatedAt,
                one(random, "Anna", "Berta", "Clara", "Dorothea"),
                one(random, "Quimby", "Szymanski", "Oyelaran", "Vandenberg"),
                "'a" + random.nextInt(20) + "'",
                system.equals("marketo") && random.nextInt(3) > 0
                        ? "'s" + 2 * random.nextInt(RECORDS / 2) + "'"
                        : "NULL",
                random.nextInt(10) == 0 ? "'s" + random.nextInt(RECORDS) + "'" : "NULL",
                random.nextInt(20) == 0 ? "'s" + random.nextInt(RECORDS) + "'" : "NULL",
                String.valueOf(random.nextInt(8) == 0));
    }

    private static String one(Random random, String... names) {
        return random.nextInt(4) == 0 ? "NULL" : "'" + names[random.nextInt(names.length)] + "'";
    }

    private static String record(int number, String system, String email, String createdAt, String generatedAt) {
        return record(
                number, system, email, createdAt, generatedAt, "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "false");
    }

    private static String record(
            int number, String system, String email, String createdAt, String generatedAt, String... others) {
        List<String> cells = new ArrayList<>(List.of(
                "xxhash64('" + system + ":s" + number + "')",
                "'" + system + "'",
                system.equals("marketo") ? "'person'" : number % 4 == 0 ? "'lead'" : "'contact'",
                "'s" + number + "'",
                email,
                email,
                email + " IS NOT NULL",
                others[0],
                others[1],
                "NULL"));
        cells.addAll(List.of(others).subList(2, others.length));
        cells.addAll(List.of(
                "TIMESTAMP '" + createdAt + "'",
                "false",
                "'Website'",
                "'rule:website'",
                "TIMESTAMP '" + generatedAt + "'"));
        return String.join(", ", cells);
    }

    private static String key(int number) {
        return "xxhash64('" + (number % 2 == 0 ? "salesforce" : "marketo") + ":s" + number + "')";
    }

    private static String keys(List<Integer> numbers) {
        return numbers.stream().map(ReachedRowsTest::key).collect(Collectors.joining(", "));
    }

    private Map<TableName, StepOutcome> run(long run) {
        StepRunner runner = new StepRunner(lake, definitions, Instant.EPOCH, run, 0, new Silence());
        return MADE.stream()
                .map(table -> runner.run(new SqlStep(definitions.contract(table), "", Instant.EPOCH)))
                .collect(Collectors.toMap(StepOutcome::table, outcome -> outcome));
    }

    private void rebuild(TableName table, String columns, Stream<String> rows) {
        rebuild(1, table, columns, rows);
    }

    private void rebuild(long run, TableName table, String columns, Stream<String> rows) {
        new TableWriter(lake, run).rebuild(definitions.contract(table), typed(table, columns, rows), note(run));
    }

    private void replace(long run, TableName table, String outdated, String columns, Stream<String> rows) {
        new TableWriter(lake, run)
                .replaceRows(
                        definitions.contract(table),
                        typed(table, columns, rows),
                        all -> all.filter(outdated),
                        note(run));
    }

    private static CommitNote note(long run) {
        return new CommitNote(run, "delivered", Map.of(), List.of(), List.of());
    }

    /** Rows with all of the contract's columns, null where none is given. */
    private Dataset<Row> typed(TableName table, String columns, Stream<String> rows) {
        List<String> named = Arrays.asList(columns.split(", *"));
        String select = definitions.contract(table).columns().stream()
                .map(column -> cast(column, named))
                .collect(Collectors.joining(", "));
        List<String> values = rows.map(row -> "(" + row + ")").toList();
        String given = values.isEmpty()
                ? named.stream().map(column -> "NULL").collect(Collectors.joining(", ", "(", ")"))
                : String.join(", ", values);
        return spark.sql("SELECT " + select + " FROM VALUES " + given + " AS given(" + columns + ")")
                .limit(values.size())
                .coalesce(1);
    }

    private static String cast(TableColumn column, List<String> named) {
        return "CAST(" + (named.contains(column.name()) ? "given." + column.name() : "NULL") + " AS " + column.type()
                + ") AS " + column.name();
    }

    private List<String> whole(TableName table) {
        return rows(lake.query(definitions.contract(table).sql().orElseThrow().sql()));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private static Definitions definitions(Path folder) throws IOException {
        Path project = Path.of("").toAbsolutePath();
        String settings = Files.readString(project.resolve("conf/plumbline.conf"));
        return DefinitionTree.at(folder)
                .copy(project, "conf")
                .copy(project, "jobs")
                .write(
                        "conf/plumbline.conf",
                        settings.replaceAll("(?m)^replace-rows-from = .*$", "replace-rows-from = 50"))
                .load();
    }
}
