package io.plumbline.reconcile;

import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.lake.LakeSession;
import io.plumbline.match.Turns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/**
 * From records to who is who (B8), here and by label propagation in DuckDB: both read the same records from Parquet, find the same
 * pairs by merges, conversions, ids and addresses, connect them, and write for each record whose it is.
 *
 * <p>Here it is what the night does: the query of silver.person_edge into a Delta table, then silver.person_link, which also says
 * by which rule each record belongs and has a keyed hash as id. DuckDB does neither; its ids are plain hashes.
 */
public final class LinkedRecords {
    private static final PersonIds IDS = new PersonIds("a secret for benchmarks".getBytes(StandardCharsets.US_ASCII));

    private final SparkSession spark;
    private final Path project;
    private final Path folder;
    private final String records;

    private LinkedRecords(SparkSession spark, Path project, Path folder) {
        this.spark = spark;
        this.project = project;
        this.folder = folder;
        this.records = folder.resolve("person_record").toString();
    }

    /** @param arguments the project, a folder for files, the number of people, that of runs */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        SparkSession spark = LakeSession.open(folder.resolve("lake").toString(), 1L << 30);
        StandardFunctions.register(spark, DefinitionsLoader.load(project), Instant.EPOCH);
        LinkedRecords bench = new LinkedRecords(spark, project, folder);
        bench.invent(Long.parseLong(arguments[2]));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            Turns turns = new Turns(
                    Integer.parseInt(arguments[3]),
                    bench::link,
                    () -> bench.propagate(database),
                    "processor seconds",
                    seconds -> seconds);
            boolean agree = bench.agrees(database);
            System.out.printf(
                    "B8: %.2f of %.2f processor seconds, %.2f of DuckDB's%n",
                    turns.here(), turns.there(), turns.here() / turns.there());
            System.exit(agree ? 0 : 1);
        }
    }

    private void invent(long people) throws Exception {
        spark.range(people).createOrReplaceTempView("human");
        spark.sql(Files.readString(project.resolve("bench/matching/person_record.sql")))
                .write()
                .mode("overwrite")
                .parquet(records);
        System.out.printf("%,d records%n", spark.read().parquet(records).count());
        spark.sql("SELECT '' AS source_system, '' AS winner_id, '' AS loser_id WHERE false")
                .createOrReplaceTempView("person_merge");
        spark.sql("SELECT 0L AS left_record_key, 0L AS right_record_key, '' AS verdict WHERE false")
                .createOrReplaceTempView("person_decision");
    }

    private void link() throws Exception {
        spark.read().parquet(records).createOrReplaceTempView("person_record");
        String query = Files.readString(project.resolve("jobs/nightly/3-reconcile/person_edge.sql"));
        String edges = folder.resolve("person_edge").toString();
        spark.sql(query.replace("silver.", "")).write().format("delta").mode("overwrite").save(edges);
        LinkTables.personLinks(
                        spark.table("person_record"),
                        Evidence.uncontradicted(spark.read().format("delta").load(edges)),
                        spark.table("person_decision"),
                        IDS)
                .write()
                .format("delta")
                .mode("overwrite")
                .save(folder.resolve("person_link").toString());
    }

    private void propagate(Connection database) throws Exception {
        String sql = Files.readString(project.resolve("bench/matching/label-propagation.sql"))
                .replace("${records}", records)
                .replace("${out}", folder.resolve("links-there.parquet").toString());
        String[] parts = sql.split("---- map\\n");
        String round = Files.readString(project.resolve("bench/rival/3-labels.sql"));
        try (Statement statement = database.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute(parts[0]);
            do {
                statement.execute(round);
            } while (number(statement, "SELECT count(*) FROM next_label WHERE is_changed") > 0);
            statement.execute(parts[1]);
        }
    }

    /** Whether both name the same record for each. */
    private boolean agrees(Connection database) throws SQLException {
        spark.read()
                .format("delta")
                .load(folder.resolve("person_link").toString())
                .select("person_record_key", "person_key", "rule")
                .write()
                .mode("overwrite")
                .parquet(folder.resolve("links-here").toString());
        String here = "(SELECT link.person_record_key, naming.person_record_key AS naming_key FROM '" + folder
                + "/links-here/*.parquet' AS link JOIN '" + folder
                + "/links-here/*.parquet' AS naming ON link.person_key = naming.person_key AND naming.rule = 'self')";
        String there = "(SELECT person_record_key, naming_key FROM '" + folder + "/links-there.parquet')";
        try (Statement statement = database.createStatement()) {
            long people = number(statement, "SELECT count(DISTINCT naming_key) FROM " + there);
            long differing = number(
                    statement,
                    "SELECT (SELECT count(*) FROM (%1$s EXCEPT %2$s)) + (SELECT count(*) FROM (%2$s EXCEPT %1$s))"
                            .formatted(here, there));
            System.out.printf(
                    "%,d people; %s%n",
                    people, differing == 0 ? "both agree" : differing + " records are named otherwise");
            return differing == 0;
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
