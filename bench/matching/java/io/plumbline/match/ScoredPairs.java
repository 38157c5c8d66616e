package io.plumbline.match;

import io.plumbline.definitions.LevelTest;
import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.ValueKind;
import io.plumbline.definitions.ValueKind.Level;
import io.plumbline.lake.LakeSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs scored in a second of processor time, here and in DuckDB (B9): both read the same records from Parquet, block and score the
 * same pairs by the same levels and weights, and write those that weigh enough to Parquet.
 *
 * <p>Weights are learned beforehand, and DuckDB finds the weight of each value beside it in the file.
 */
public final class ScoredPairs {
    private static final double SAME = 0.002;
    private static final String[] NAME_PARTS =
            "ba ben car dan dor el fer gar hol is jan ker lor mar nor ol per quin ros san tor ul vic wer yan zel"
                    .split(" ");
    private static final StructType LINK = StructType.fromDDL("one INT, other INT, weight DOUBLE");

    private final SparkSession spark;
    private final Loaded loaded;
    private final String records;
    private final Path folder;
    private final RecordTable table;
    private final Weights weights;

    private ScoredPairs(SparkSession spark, Path definitions, int size, Path folder) {
        this.spark = spark;
        this.loaded = MatchingLoader.load(definitions, definitions, "conf/matching/people.conf");
        this.folder = folder;
        this.records = folder.resolve("records").toString();
        this.table = people(size);
        PairLevels levels = new PairLevels(table, loaded.matching(), loaded.kinds());
        TrainingPairs pairs = TrainingPairs.of(candidates(table), levels, 200_000);
        this.weights = new Training(
                        table, loaded.matching(), pairs, new Population(table, loaded.matching(), levels, 200_000))
                .learn();
        write();
    }

    /** @param arguments the folder of the definitions, one for files, the number of records, that of runs */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        SparkSession spark = LakeSession.open(folder.resolve("lake").toString(), 1L << 30);
        ScoredPairs bench = new ScoredPairs(spark, Path.of(arguments[0]), Integer.parseInt(arguments[2]), folder);
        double pairs = bench.candidates(bench.table).count() / 1e6;
        System.out.printf("%,d records, %.2f million pairs%n", bench.table.size(), pairs);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            Turns turns = new Turns(
                    Integer.parseInt(arguments[3]),
                    bench::score,
                    () -> bench.query(database),
                    "million pairs per processor second",
                    seconds -> pairs / seconds);
            boolean agree = bench.agrees(database);
            System.out.printf(
                    "B9: %.2f to %.2f million pairs per processor second, %.2f times%n",
                    pairs / turns.here(), pairs / turns.there(), turns.there() / turns.here());
            System.exit(agree ? 0 : 1);
        }
    }

    private Candidates candidates(RecordTable people) {
        return new Candidates(people, loaded.matching(), loaded.kinds());
    }

    /** As the night does it: the records through Spark into a table, the pairs through Spark into files. */
    private void score() {
        RecordTable.Builder builder = new RecordTable.Builder(loaded.matching(), loaded.kinds());
        List<String> columns = columns();
        Iterator<Row> rows = spark.read()
                .parquet(records)
                .selectExpr(columns.toArray(String[]::new))
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            builder.add("list", row.getString(0), column -> text(row, columns.indexOf(column)));
        }
        RecordTable people = builder.build();
        PairLevels levels = new PairLevels(people, loaded.matching(), loaded.kinds());
        Links links = Linking.of(
                candidates(people), people, levels, weights, loaded.kinds().keep());
        double[] found = new double[links.size()];
        long[] pairs = new long[links.size()];
        for (int link = 0; link < links.size(); link++) {
            pairs[link] = Links.pair(links.one(link), links.other(link));
            found[link] = links.weight(link);
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<long[]> sharedPairs = context.broadcast(pairs);
        Broadcast<double[]> sharedWeights = context.broadcast(found);
        MapFunction<Long, Row> row = link -> {
            long pair = sharedPairs.value()[link.intValue()];
            return RowFactory.create((int) (pair >>> Integer.SIZE), (int) pair, sharedWeights.value()[link.intValue()]);
        };
        spark.range(pairs.length)
                .map(row, Encoders.row(LINK))
                .write()
                .mode("overwrite")
                .parquet(folder.resolve("links-here").toString());
    }

    private static String text(Row row, int column) {
        return row.isNullAt(column) ? "" : row.getString(column);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("id"));
        loaded.matching().columns().forEach(column -> columns.addAll(column.from()));
        return columns;
    }

    /** The values as they are compared, each with the weight of a pair in which it is the same. */
    private void write() {
        List<Row> rows = new ArrayList<>();
        for (int record = 0; record < table.size(); record++) {
            List<Object> cells = new ArrayList<>(List.of(table.id(record).id(), record));
            for (int column = 0; column < table.columns(); column++) {
                int value = table.value(column, record);
                cells.add(value == Values.UNKNOWN ? null : table.text(column, record));
                cells.add(value == Values.UNKNOWN ? null : weights.ofEqual(column, value));
            }
            rows.add(RowFactory.create(cells.toArray()));
        }
        String columns = loaded.matching().columns().stream()
                .map(column -> ", %1$s STRING, %1$s_weight DOUBLE".formatted(column.from().get(0)))
                .collect(Collectors.joining());
        spark.createDataFrame(rows, StructType.fromDDL("id STRING, number INT" + columns))
                .coalesce(1)
                .write()
                .mode("overwrite")
                .parquet(records);
    }

    private void query(Connection database) throws SQLException {
        String first = "l.surname = r.surname AND left(l.given_name, 3) = left(r.given_name, 3)";
        String second = "left(l.born, 6) = left(r.born, 6) AND l.city = r.city";
        StringBuilder weight = new StringBuilder().append(weights.prior());
        for (int column = 0; column < table.columns(); column++) {
            weight.append(" + ").append(weight(column));
        }
        String pairs = "SELECT l.number AS one, r.number AS other, " + weight
                + " AS weight FROM people AS l JOIN people AS r ON l.number < r.number AND ";
        try (Statement statement = database.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("CREATE OR REPLACE TABLE people AS SELECT * FROM '" + records + "/*.parquet'");
            statement.execute("COPY (SELECT * FROM (" + pairs + first + " UNION ALL " + pairs + second
                    + " AND NOT coalesce(" + first + ", false)) WHERE weight >= "
                    + Weights.weight(loaded.kinds().keep()) + ") TO '" + folder.resolve("links-there.parquet") + "'");
        }
    }

    private String weight(int column) {
        ValueKind kind = loaded.matching().columns().get(column).kind();
        String name = loaded.matching().columns().get(column).from().get(0);
        StringBuilder cases = new StringBuilder("CASE WHEN l.%1$s IS NULL OR r.%1$s IS NULL THEN 0".formatted(name));
        List<Level> levels = kind.levels();
        for (int level = 0; level < levels.size(); level++) {
            String then = level == 0
                    ? "l." + name + "_weight"
                    : String.valueOf(weights.ofLevel(column, level + Comparison.EQUAL));
            cases.append(" WHEN ")
                    .append(sql(levels.get(level).test(), name))
                    .append(" THEN ")
                    .append(then);
        }
        return cases.append(" ELSE ")
                .append(weights.ofLevel(column, levels.size() + Comparison.EQUAL))
                .append(" END")
                .toString();
    }

    private static String sql(LevelTest test, String name) {
        String left = "l." + name;
        String right = "r." + name;
        if (test instanceof LevelTest.JaroWinkler similar) {
            return "jaro_winkler_similarity(" + left + ", " + right + ") >= " + similar.atLeast();
        } else if (test instanceof LevelTest.Equal) {
            return left + " = " + right;
        }
        throw new IllegalArgumentException("not measured: " + test);
    }

    /** Pairs on the very border of a similarity aside: the two round differently. */
    private boolean agrees(Connection database) throws SQLException {
        String here = "(SELECT one, other FROM '" + folder.resolve("links-here") + "/*.parquet')";
        String there = "(SELECT one, other FROM '" + folder.resolve("links-there.parquet") + "')";
        try (Statement statement = database.createStatement();
                ResultSet counts = statement.executeQuery("SELECT (SELECT count(*) FROM " + here + "), (SELECT count(*) FROM "
                        + there + "), (SELECT count(*) FROM (" + here + " EXCEPT " + there + ")), (SELECT count(*) FROM (" + there
                        + " EXCEPT " + here + "))")) {
            counts.next();
            boolean agree = counts.getLong(3) + counts.getLong(4) <= SAME * counts.getLong(2);
            System.out.printf(
                    "links: %,d here, %,d DuckDB; %,d only here, %,d only there: %s%n",
                    counts.getLong(1),
                    counts.getLong(2),
                    counts.getLong(3),
                    counts.getLong(4),
                    agree ? "both agree" : "the two disagree");
            return agree;
        }
    }

    /** Half of them a second record, with an error in one value of three. */
    private RecordTable people(int size) {
        Random random = new Random(5);
        RecordTable.Builder builder = new RecordTable.Builder(loaded.matching(), loaded.kinds());
        Map<String, String> person = Map.of();
        for (int i = 0; i < size; i++) {
            person = i % 2 == 0 ? person(random) : again(person, random);
            Map<String, String> cells = person;
            builder.add("list", "%08d".formatted(i), column -> cells.getOrDefault(column, ""));
        }
        return builder.build();
    }

    private static Map<String, String> person(Random random) {
        String given = name(random, 200);
        String surname = name(random, 500);
        String born = LocalDate.EPOCH.plusDays(random.nextInt(18_000)).toString();
        String email = given + "." + surname + random.nextInt(100) + "@" + name(random, 300) + ".example";
        return Map.of("given_name", given, "surname", surname, "born", born, "email", email, "city", name(random, 40));
    }

    /** One of so many names, the first ones often. */
    private static String name(Random random, int names) {
        int number = (int) (names * random.nextDouble() * random.nextDouble());
        int parts = NAME_PARTS.length;
        return NAME_PARTS[number % parts]
                + NAME_PARTS[(number / parts * 7 + number) % parts]
                + NAME_PARTS[number / parts % parts];
    }

    private static Map<String, String> again(Map<String, String> person, Random random) {
        return new TreeMap<>(person)
                .entrySet().stream()
                        .filter(cell -> random.nextInt(8) > 0)
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey,
                                cell -> cell.getKey().equals("born") || random.nextInt(3) > 0
                                        ? cell.getValue()
                                        : withError(cell.getValue(), random)));
    }

    private static String withError(String text, Random random) {
        int place = random.nextInt(text.length() - 1);
        return text.substring(0, place) + (char) ('a' + random.nextInt(26)) + text.substring(place + random.nextInt(2));
    }
}
