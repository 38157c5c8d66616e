package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Matching;
import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.definitions.StewardDecision;
import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.definitions.StewardDecisions;
import io.plumbline.definitions.SurvivalRule;
import io.plumbline.definitions.Trust;
import io.plumbline.functions.LookupFunctions;
import io.plumbline.functions.MatchingFunctions;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A few records of an invented company, written as SQL, and the stage's tables of them: the queries of
 * {@code jobs/nightly/3-reconcile} and the steps, on views instead of tables.
 */
final class Shop {
    private static final Path QUERIES = Path.of("jobs/nightly/3-reconcile");
    private static final Definitions FUNCTIONS_AND_TAXONOMIES = functionsAndTaxonomies();
    private static final Matching MATCHING = new Matching(
            "crm",
            Set.of("emea"),
            "robot",
            3,
            Set.of("info"),
            3,
            Set.of("mail.example"),
            FUNCTIONS_AND_TAXONOMIES.matching().accounts(),
            "hash");
    private static final Trust TRUST = new Trust(
            List.of("crm.contact", "crm.lead", "robot.person"),
            Map.of("title", List.of("robot.person")),
            List.of(SurvivalRule.values()),
            "hash");
    private static final Loaded PEOPLE = MatchingLoader.load(Path.of(""), Path.of(""), "conf/matching/people.conf");
    private static final PersonIds IDS = new PersonIds("a secret for tests".getBytes(StandardCharsets.US_ASCII));

    private final SparkSession spark;
    private final List<String> people = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();
    private final List<StewardDecision> decisions = new ArrayList<>();
    private Trust trust = TRUST;
    private InNight inNight = InNight.OFF;
    private int partitions = 1;

    Shop(SparkSession spark) {
        this.spark = spark;
        StandardFunctions.register(spark, FUNCTIONS_AND_TAXONOMIES, Instant.EPOCH);
        MatchingFunctions.register(spark, MATCHING);
        LookupFunctions.register(spark, table -> table(table.name()));
    }

    private static Definitions functionsAndTaxonomies() {
        try {
            Path project = Path.of("").toAbsolutePath();
            return DefinitionTree.emptyProject(Files.createTempDirectory("shop"))
                    .copy(project, "conf/taxonomy")
                    .copy(project, "conf/matching/accounts.conf")
                    .copy(project, "conf/matching/public_suffix_list.dat")
                    .copy(project, "jobs/nightly/functions.sql")
                    .load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code person("crm.lead", "L1", "email = 'a@x.example'")}; what is not said is null. */
    Shop person(String source, String id, String... columns) {
        people.add(record(source, id, columns));
        return this;
    }

    /** Forgets a record, for example to deliver it again with other values. */
    Shop without(String source, String id) {
        String bare = record(source, id);
        people.removeIf(person -> person.startsWith(bare.substring(0, bare.length() - 1)));
        return this;
    }

    Shop account(String source, String id, String... columns) {
        accounts.add(record(source, id, columns));
        return this;
    }

    Shop merge(String system, String losers, String winner) {
        merges.add("'%s', '%s', '%s'".formatted(system, losers, winner));
        return this;
    }

    /** {@code decide(Verdict.SAME, "crm:L1", "robot:1")}. */
    Shop decide(Verdict verdict, String left, String right) {
        decisions.add(new StewardDecision(
                verdict,
                left,
                right,
                "Jo",
                LocalDate.EPOCH,
                "ticket",
                new Place("decisions.conf", decisions.size() + 1)));
        return this;
    }

    /** Takes all decisions back. */
    Shop undecide() {
        decisions.clear();
        return this;
    }

    /** From now on the records are matched by this project's {@code conf/matching/people.conf}, but for what the night does with it. */
    Shop match(InNight whatTheNightDoes) {
        inNight = whatTheNightDoes;
        return this;
    }

    /** These rules decide whose value survives. */
    Shop surviveBy(SurvivalRule... rules) {
        trust = new Trust(TRUST.order(), TRUST.fields(), List.of(rules), TRUST.hash());
        return this;
    }

    /** What is matched lies in so many partitions. */
    Shop partitioned(int count) {
        partitions = count;
        return this;
    }

    /** The same records in another order, and in two partitions. */
    Shop shuffled(long seed) {
        Random random = new Random(seed);
        Collections.shuffle(people, random);
        Collections.shuffle(accounts, random);
        Collections.shuffle(merges, random);
        Collections.shuffle(decisions, random);
        return this;
    }

    /** Makes the tables that say which record is which person, as views named like them. */
    Shop linkPersons() {
        records("person_record", "silver.person_record", people);
        keep(
                "person_merge",
                spark.sql("SELECT * FROM VALUES " + values(merges, "'-', '-', '-'")
                        + " AS merges(source_system, loser_id, winner_id) WHERE source_system <> '-'"));
        keep("person_decision", PersonDecisions.table(new StewardDecisions(decisions, "hash"), table("person_record")));
        query("person_edge");
        keep(
                "person_match",
                new PersonMatches(matching())
                        .table(
                                table("person_record").repartition(partitions),
                                table("person_edge").repartition(partitions),
                                table("person_decision")));
        keep(
                "person_link",
                LinkTables.personLinks(
                        table("person_record"),
                        Evidence.uncontradicted(table("person_edge"))
                                .unionByName(PersonMatches.edges(table("person_match"))),
                        table("person_decision"),
                        IDS));
        return this;
    }

    /** Instead of the records, so many of which only the address is known. */
    Shop crowd(int size, String email) {
        String columns = Contracts.columns("silver.person_record").entrySet().stream()
                .filter(column -> !Set.of("source_system", "source_id", "email", "email_is_valid")
                        .contains(column.getKey()))
                .map(column -> "CAST(NULL AS %s) AS %s".formatted(column.getValue(), column.getKey()))
                .collect(Collectors.joining(", "));
        spark.range(size).createOrReplaceTempView("crowd");
        spark.sql("SELECT 'crowd' AS source_system, CAST(id AS STRING) AS source_id, '" + email
                        + "' AS email, true AS email_is_valid, " + columns + " FROM crowd")
                .withColumn("person_record_key", expr("record_key(source_system, source_id)"))
                .createOrReplaceTempView("person_record");
        return this;
    }

    /** Instead of the account records, so many of which only the name is known: SQL over a number {@code id}. */
    Shop accountCrowd(int size, String name) {
        String columns = Contracts.columns("silver.account_trait").entrySet().stream()
                .filter(column -> !Set.of("account_record_key", "company", "company_accounts", "country_code")
                        .contains(column.getKey()))
                .map(column -> "CAST(NULL AS %s) AS %s".formatted(column.getValue(), column.getKey()))
                .collect(Collectors.joining(", "));
        spark.range(size).createOrReplaceTempView("crowd");
        spark.sql("SELECT id AS account_record_key, " + name + " AS company, count(*) OVER (PARTITION BY " + name
                        + ") AS company_accounts, 'DE' AS country_code, " + columns + " FROM crowd")
                .createOrReplaceTempView("account_trait");
        return this;
    }

    /** How many pairs of account records are alike, as they are now. */
    long pairs() {
        return spark.sql(sql("account_match")).count();
    }

    /** How many pairs exact evidence finds among the records as they are now. */
    long edges() {
        return spark.sql(sql("person_edge")).count();
    }

    /** Makes the queue of pairs that somebody should decide about, too. */
    Shop review() {
        linkPersons();
        query("match_review");
        return this;
    }

    private Loaded matching() {
        RecordMatching people = PEOPLE.matching();
        return new Loaded(
                PEOPLE.kinds(),
                new RecordMatching(
                        people.name(), people.title(), people.pairs(), people.columns(), people.blocking(), inNight),
                PEOPLE.hash());
    }

    /** Makes all tables of the stage, as views named like them. */
    Shop reconcile() {
        linkPersons();
        records("account_record", "silver.account_record", accounts);
        query("account_domain");
        query("account_trait");
        query("account_match");
        query("account_edge");
        keep("account_link", LinkTables.accountLinks(table("account_record"), table("account_edge")));
        keep("person", new PersonTable(trust, MATCHING.accounts()).people(personInputs(), rows -> rows));
        keep(
                "account",
                new AccountTable(trust)
                        .accounts(table("account_record"), table("account_link"), table("account_edge")));
        keep(
                "person_value",
                new PersonTable(trust, MATCHING.accounts())
                        .values(table("person_record"), table("person_edge"), table("account_link"), rows -> rows));
        keep(
                "account_value",
                new AccountTable(trust).values(table("account_record"), table("account_link"), table("account_edge")));
        query("sync_difference");
        return this;
    }

    private PersonTable.Inputs personInputs() {
        return new PersonTable.Inputs(
                table("person_record"),
                table("person_link"),
                table("person_edge"),
                table("account_link"),
                table("account_trait"),
                true);
    }

    Dataset<Row> table(String name) {
        return spark.table(name);
    }

    /** The rows of a query over the stage's tables, each as its values with blanks between. */
    List<String> rows(String sql) {
        return spark.sql(sql).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    /** The records by person: the ids of each, with the rule that each came in by. */
    List<String> persons() {
        return rows("""
                SELECT array_join(sort_array(collect_list(coalesce(source_id, '?') || ' ' || rule)), ', ')
                FROM person_link LEFT JOIN person_record USING (person_record_key)
                GROUP BY person_key ORDER BY 1""");
    }

    private void query(String table) {
        keep(table, spark.sql(sql(table)));
    }

    private static String sql(String table) {
        try {
            return Files.readString(QUERIES.resolve(table + ".sql")).replaceAll("\\b(silver|ops)\\.", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the lake would: computed once. */
    private void keep(String table, Dataset<Row> rows) {
        spark.createDataFrame(rows.collectAsList(), rows.schema()).createOrReplaceTempView(table);
    }

    private static String record(String source, String id, String... columns) {
        String[] names = source.split("\\.");
        String given = Arrays.stream(columns)
                .map(column -> "'" + column.substring(0, column.indexOf(" = ")) + "', CAST("
                        + column.substring(column.indexOf(" = ") + 3) + " AS STRING)")
                .collect(Collectors.joining(", "));
        return "map('source_system', '%s', 'record_type', '%s', 'source_id', '%s'%s)"
                .formatted(names[0], names[1], id, given.isEmpty() ? "" : ", " + given);
    }

    /** Casts the given texts to the columns of the table's contract. */
    private void records(String view, String table, List<String> records) {
        String columns = Contracts.columns(table).entrySet().stream()
                .map(column ->
                        "CAST(r['%s'] AS %s) AS %s".formatted(column.getKey(), column.getValue(), column.getKey()))
                .collect(Collectors.joining(", "));
        Dataset<Row> typed = spark.sql("SELECT " + columns + " FROM VALUES " + values(records, "map('source_id', '-')")
                        + " AS records(r)")
                .where("source_id <> '-'")
                .withColumn(view + "_key", expr("record_key(source_system, source_id)"))
                .withColumn("is_deleted", expr("coalesce(is_deleted, false)"));
        keep(view, typed);
    }

    private static String values(List<String> rows, String nothing) {
        return (rows.isEmpty() ? List.of(nothing) : rows)
                .stream().map(row -> "(" + row + ")").collect(Collectors.joining(", "));
    }
}
