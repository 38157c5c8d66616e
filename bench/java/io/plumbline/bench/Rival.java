package io.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same night by DuckDB, from the same files to Parquet: {@code Rival <project> <landing> <out>}. Runs the queries of
 * {@code bench/rival} in order, in one process, in memory, and says what each file took.
 */
public final class Rival {
    private static final String ROUNDS = "labels.sql";
    private static final String CHANGED = "SELECT count(*) FROM next_label WHERE is_changed";

    private final Connection database;
    private final Map<String, String> values;

    private Rival(Connection database, Map<String, String> values) {
        this.database = database;
        this.values = values;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path project = Path.of(arguments[0]);
        Path out = Path.of(arguments[2]);
        Files.createDirectories(out);
        Map<String, String> values = values(project, Path.of(arguments[1]), out);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Stream<Path> files = Files.list(project.resolve("bench/rival"))) {
            Rival rival = new Rival(database, values);
            for (Path file : files.sorted().toList()) {
                rival.run(file);
            }
        }
    }

    private static Map<String, String> values(Path project, Path landing, Path out) throws IOException {
        TaxonomySql channel = TaxonomySql.read(project.resolve("conf/taxonomy/channel.conf"));
        Config matching = ConfigFactory.parseFile(project.resolve("conf/matching.conf").toFile());
        Map<String, String> values = new HashMap<>();
        values.put("landing", landing.toString());
        values.put("out", out.toString());
        values.put("zone", ConfigFactory.parseFile(project.resolve("conf/plumbline.conf").toFile())
                .getString("reporting.zone"));
        values.put("channel_period", channel.period());
        values.put("channel_rule", channel.rule());
        values.put("channel_value", channel.value());
        values.put("role_mailboxes", list(matching.getStringList("email.role-mailboxes")));
        values.put("free_mail", list(matching.getStringList("domain.free-mail")));
        try (Stream<Path> deliveries = Files.list(landing)) {
            values.put("today", deliveries.map(day -> day.getFileName().toString()).max(String::compareTo).orElseThrow());
        }
        return values;
    }

    private static String list(List<String> texts) {
        return texts.stream().map(TaxonomySql::quoted).collect(Collectors.joining(", "));
    }

    private void run(Path file) throws IOException, SQLException {
        long start = System.nanoTime();
        long startOfProcessor = processorNanos();
        String sql = Files.readString(file);
        for (Map.Entry<String, String> value : values.entrySet()) {
            sql = sql.replace("${" + value.getKey() + "}", value.getValue());
        }
        try (Statement statement = database.createStatement()) {
            do {
                for (String query : sql.split(";\\s*(\\n|$)", -1)) {
                    if (!query.isBlank()) {
                        statement.execute(query);
                    }
                }
            } while (file.toString().endsWith(ROUNDS) && changed(statement) > 0);
        } catch (SQLException e) {
            throw new SQLException(file.getFileName() + ": " + e.getMessage(), e);
        }
        System.err.printf(
                "  %-20s %6.2f s, %6.2f s of processor%n",
                file.getFileName(), (System.nanoTime() - start) / 1e9, (processorNanos() - startOfProcessor) / 1e9);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long changed(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery(CHANGED)) {
            count.next();
            return count.getLong(1);
        }
    }
}
