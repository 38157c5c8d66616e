package io.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says whether both sides came to the same numbers: {@code Compare <project> <lake> <release> <rival>}; the release and the
 * rival's outputs are folders of Parquet files. Ends with 1 when they did not.
 *
 * <p>Each subject is two queries in {@code bench/compare}: {@code <subject>.plumbline.sql} and {@code <subject>.rival.sql}, both
 * with the columns measure, of_what and value. <code>${release}</code> and <code>${rival}</code> stand for the folders,
 * <code>${lake:silver.person}</code> for the newest version of a Delta table.
 */
public final class Compare {
    private static final int SHOWN = 20;
    private static final Pattern TABLE = Pattern.compile("\\$\\{lake:([a-z]+)\\.([a-z_]+)}");

    private final Statement statement;
    private final Path lake;
    private final String release;
    private final String rival;

    private Compare(Statement statement, Path lake, String release, String rival) {
        this.statement = statement;
        this.lake = lake;
        this.release = release;
        this.rival = rival;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path queries = Path.of(arguments[0]).resolve("bench/compare");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            Compare compare = new Compare(statement, Path.of(arguments[1]), arguments[2], arguments[3]);
            statement.execute("CREATE TABLE ours (measure VARCHAR, of_what VARCHAR, value DECIMAL(38, 6))");
            statement.execute("CREATE TABLE theirs (measure VARCHAR, of_what VARCHAR, value DECIMAL(38, 6))");
            compare.fill("ours", queries, ".plumbline.sql");
            compare.fill("theirs", queries, ".rival.sql");
            statement.execute(Files.readString(queries.resolve("difference.sql")));
            printCompared(statement);
            if (differences(statement) > 0) {
                printDifferences(statement);
                System.exit(1);
            }
        }
    }

    private void fill(String table, Path queries, String ending) throws IOException, SQLException {
        try (Stream<Path> files = Files.list(queries)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending)).sorted().toList()) {
                String sql = Files.readString(file).replace("${release}", release).replace("${rival}", rival);
                statement.execute("INSERT INTO " + table + "\n" + withTables(sql));
            }
        }
    }

    private String withTables(String sql) throws SQLException, IOException {
        Matcher table = TABLE.matcher(sql);
        StringBuilder made = new StringBuilder();
        while (table.find()) {
            table.appendReplacement(
                    made, Matcher.quoteReplacement(DeltaTable.asQuery(statement, lake.resolve(table.group(1)).resolve(table.group(2)))));
        }
        return table.appendTail(made).toString();
    }

    private static void printCompared(Statement statement) throws SQLException {
        String sql = "SELECT measure, count(*), coalesce(sum(value), 0) FROM theirs GROUP BY measure ORDER BY measure";
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.printf("  %-28s %,8d numbers, sum %s%n", rows.getString(1), rows.getLong(2), rows.getString(3));
            }
        }
    }

    private static long differences(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM difference")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void printDifferences(Statement statement) throws SQLException {
        String counts = "SELECT measure, count(*), coalesce(sum(plumbline), 0) - coalesce(sum(rival), 0) FROM difference"
                + " GROUP BY measure ORDER BY measure";
        try (ResultSet rows = statement.executeQuery(counts)) {
            while (rows.next()) {
                System.out.printf("  DIFFERENT %-28s %,d numbers, by %s in all%n", rows.getString(1), rows.getLong(2), rows.getString(3));
            }
        }
        try (ResultSet rows =
                statement.executeQuery("SELECT * FROM difference ORDER BY measure, of_what LIMIT " + SHOWN)) {
            while (rows.next()) {
                System.out.printf(
                        "    %s, %s: Plumbline %s, rival %s%n",
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4));
            }
        }
    }
}
