package io.plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Says whether both sides came to the same numbers: {@code Compare <project> <release> <rival>}, two folders of Parquet
 * files. Ends with 1 when they did not.
 */
public final class Compare {
    private static final int SHOWN = 20;

    private Compare() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path queries = Path.of(arguments[0]).resolve("bench/compare");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            for (String file : new String[] {"plumbline.sql", "rival.sql", "difference.sql"}) {
                String sql = Files.readString(queries.resolve(file));
                statement.execute(sql.replace("${release}", arguments[1]).replace("${rival}", arguments[2]));
            }
            printCompared(statement);
            if (differences(statement) > 0) {
                printDifferences(statement);
                System.exit(1);
            }
        }
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
