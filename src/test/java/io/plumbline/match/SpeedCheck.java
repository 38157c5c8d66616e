package io.plumbline.match;

import io.plumbline.definitions.LevelTest;
import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.ValueKind;
import io.plumbline.definitions.ValueKind.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * {@code checks/matching/speed}: blocks and scores the same pairs of the same invented records by the same levels and weights, here
 * and in DuckDB, and tells how many pairs each does in a second of processor time.
 *
 * <p>DuckDB is given the values as they are compared, and the weight of each record's value; both sides must find the same pairs
 * but for those on the very border of a similarity.
 */
public final class SpeedCheck {
    private static final int RUNS = 3;
    private static final double SAME = 0.002;
    private static final String[] NAME_PARTS =
            "ba ben car dan dor el fer gar hol is jan ker lor mar nor ol per quin ros san tor ul vic wer yan zel"
                    .split(" ");

    final Loaded loaded;
    final RecordTable table;
    final Weights weights;

    SpeedCheck(int size) {
        Path project = Path.of("src/test/resources/matching/speed");
        loaded = MatchingLoader.load(project, project, "conf/matching/people.conf");
        table = people(size);
        PairLevels levels = new PairLevels(table, loaded.matching(), loaded.kinds());
        Candidates candidates = candidates();
        TrainingPairs pairs = TrainingPairs.of(candidates, levels, 200_000);
        weights = new Training(
                        table, loaded.matching(), pairs, new Population(table, loaded.matching(), levels, 200_000))
                .learn();
    }

    /** @param arguments number of records */
    public static void main(String[] arguments) throws SQLException {
        SpeedCheck check = new SpeedCheck(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400_000);
        long pairs = check.candidates().count();
        System.out.printf("%,d records, %,d pairs%n", check.table.size(), pairs);
        double[] here = new double[RUNS];
        double[] there = new double[RUNS];
        long foundHere = 0;
        long foundThere = 0;
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            check.load(database.unwrap(DuckDBConnection.class));
            for (int run = 0; run < RUNS; run++) {
                long start = cpu();
                foundHere = check.score();
                here[run] = pairs / ((cpu() - start) / 1e9) / 1e6;
                start = cpu();
                foundThere = check.query(database);
                there[run] = pairs / ((cpu() - start) / 1e9) / 1e6;
                System.out.printf(
                        "million pairs per processor second: %.2f here, %.2f DuckDB%n", here[run], there[run]);
            }
        }
        Arrays.sort(here);
        Arrays.sort(there);
        System.out.printf(
                "median %.2f to %.2f: %.1f times; links %,d here, %,d DuckDB%n",
                here[RUNS / 2], there[RUNS / 2], here[RUNS / 2] / there[RUNS / 2], foundHere, foundThere);
        boolean areSame = Math.abs(foundHere - foundThere) <= SAME * foundThere;
        System.out.println(areSame ? "holds: both find the same" : "fails: the two find other pairs");
        System.exit(areSame ? 0 : 1);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    Candidates candidates() {
        return new Candidates(table, loaded.matching(), loaded.kinds());
    }

    /** Everything that a run does again: the blocks, the tests' tables, the pairs. */
    private long score() {
        PairLevels levels = new PairLevels(table, loaded.matching(), loaded.kinds());
        return Linking.of(candidates(), table, levels, weights, loaded.kinds().keep())
                .size();
    }

    private void load(DuckDBConnection database) throws SQLException {
        List<String> columns = new ArrayList<>(List.of("id INTEGER"));
        loaded.matching().columns().forEach(column -> {
            columns.add(column.name() + " VARCHAR");
            columns.add(column.name() + "_weight DOUBLE");
        });
        try (Statement statement = database.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("CREATE TABLE people (" + String.join(", ", columns) + ")");
        }
        try (DuckDBAppender rows = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "people")) {
            for (int record = 0; record < table.size(); record++) {
                rows.beginRow();
                rows.append(record);
                for (int column = 0; column < table.columns(); column++) {
                    int value = table.value(column, record);
                    if (value == Values.UNKNOWN) {
                        rows.appendNull();
                        rows.appendNull();
                    } else {
                        rows.append(table.text(column, record));
                        rows.append(weights.ofEqual(column, value));
                    }
                }
                rows.endRow();
            }
        }
    }

    private long query(Connection database) throws SQLException {
        String first = "l.surname = r.surname AND left(l.given_name, 3) = left(r.given_name, 3)";
        String second = "left(l.birth_date, 6) = left(r.birth_date, 6) AND l.city = r.city";
        StringBuilder weight = new StringBuilder().append(weights.prior());
        for (int column = 0; column < table.columns(); column++) {
            weight.append(" + ").append(weight(column));
        }
        String pairs = "SELECT " + weight + " AS weight FROM people AS l JOIN people AS r ON l.id < r.id AND ";
        String query = "SELECT count(*) FROM (" + pairs + first + " UNION ALL " + pairs + second + " AND NOT coalesce("
                + first + ", false)) WHERE weight >= "
                + Weights.weight(loaded.kinds().keep());
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery(query)) {
            count.next();
            return count.getLong(1);
        }
    }

    private String weight(int column) {
        ValueKind kind = loaded.matching().columns().get(column).kind();
        String name = loaded.matching().columns().get(column).name();
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
