package io.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.definitions.Export;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.lake.LakeSession;
import io.plumbline.land.Deliveries;
import io.plumbline.land.LandedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * B7, the typed parse of one file by Plumbline, by Spark's CSV source and by DuckDB's {@code read_csv}:
 * {@code CsvParse <project> <scratch> <bytes> <rounds>}. All run in this process, in turns, each with two threads, after a round
 * on a small file; each adds up every column, and the sums have to be the same.
 */
public final class CsvParse {
    private static final long WARM_UP = 48L << 20;
    private static final String PLUMBLINE = "Plumbline";
    private static final String READING = "Plumbline, reading alone";
    private static final String HASH = "SHA-256 of the file";
    private static final String SPARK = "Spark";
    private static final String DUCKDB = "DuckDB";
    private static final String TYPES =
            "activity_id BIGINT, lead_id BIGINT, activity_at TIMESTAMP, type_id INT, campaign_id INT, cost DECIMAL(12, 2), "
                    + "email STRING, utm_source STRING, utm_medium STRING, page STRING, note STRING";

    private final SparkSession spark;
    private final Connection duckdb;
    private final Export export;
    private final Path scratch;

    /** What one parse cost. */
    private record Cost(double seconds, double processorSeconds) {}

    private record Parse(Cost cost, List<String> sums) {}

    private CsvParse(SparkSession spark, Connection duckdb, Export export, Path scratch) {
        this.spark = spark;
        this.duckdb = duckdb;
        this.export = export;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path scratch = Path.of(arguments[1]);
        long bytes = Long.parseLong(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Definitions definitions = DefinitionsLoader.load(Path.of(arguments[0]));
        Export export = definitions.export("bench/activity").orElseThrow();
        try (SparkSession spark = LakeSession.open(scratch.resolve("lake").toString(), bytes);
                Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = duckdb.createStatement()) {
                statement.execute("SET threads = 2");
            }
            StandardFunctions.register(spark, definitions, Instant.EPOCH);
            CsvParse parse = new CsvParse(spark, duckdb, export, scratch);
            Path small = parse.landing("small", WARM_UP);
            Path large = parse.landing("f" + (bytes >> 20), bytes);
            parse.round(small);
            parse.round(small);
            Map<String, List<Cost>> costs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                parse.round(large).forEach((who, cost) -> costs.computeIfAbsent(who, key -> new ArrayList<>())
                        .add(cost));
            }
            print(costs, Files.size(file(large)));
        }
    }

    private Path landing(String name, long bytes) throws IOException {
        Path landing = scratch.resolve(name);
        Path file = file(landing);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling("partial");
            GenerateCsv.write(partial, bytes);
            Files.move(partial, file);
        }
        return landing;
    }

    private static Path file(Path landing) {
        return landing.resolve("2026-03-02/bench/activity.csv");
    }

    /** Every parser once, on the same file. */
    private Map<String, Cost> round(Path landing) throws SQLException {
        Map<String, Cost> costs = new LinkedHashMap<>();
        long[] before = clock();
        Deliveries found = Deliveries.find(landing, List.of(export), LocalDate.parse("2026-03-02"));
        Cost inspection = since(before);
        Parse own = measured(() -> sums(typed(found), "sum(ten_thousandths(cost)) / CAST(10000 AS DECIMAL(5, 0))"));
        Parse sparks = measured(() -> sums(spark.read()
                .schema(TYPES)
                .option("header", true)
                .option("multiLine", true)
                .option("escape", "\"")
                .csv(file(landing).toString()), "sum(cost)"));
        Parse duckdbs = measured(() -> duckdbSums(file(landing)));
        if (!own.sums().equals(sparks.sums()) || !own.sums().equals(duckdbs.sums())) {
            throw new IllegalStateException(
                    "not the same rows:\n%s\n%s\n%s".formatted(own.sums(), sparks.sums(), duckdbs.sums()));
        }
        costs.put(
                PLUMBLINE,
                new Cost(
                        inspection.seconds() + own.cost().seconds(),
                        inspection.processorSeconds() + own.cost().processorSeconds()));
        costs.put(READING, own.cost());
        costs.put(HASH, hash(file(landing)));
        costs.put(SPARK, sparks.cost());
        costs.put(DUCKDB, duckdbs.cost());
        return costs;
    }

    /** What landing knows a delivery by, and neither rival makes. */
    private static Cost hash(Path file) {
        long[] before = clock();
        byte[] bytes = new byte[1 << 19];
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                sha256.update(bytes, 0, length);
            }
            sha256.digest();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return since(before);
    }

    /** As an export's contract types its columns. */
    private Dataset<Row> typed(Deliveries found) {
        return LandedFiles.read(
                        spark, export, found.files(), Instant.EPOCH, scratch.resolve("reports").toString())
                .selectExpr(
                        "whole_number(activity_id) AS activity_id",
                        "whole_number(lead_id) AS lead_id",
                        "instant(activity_at) AS activity_at",
                        "whole_number(type_id) AS type_id",
                        "whole_number(campaign_id) AS campaign_id",
                        "amount(cost) AS cost",
                        "email",
                        "utm_source",
                        "utm_medium",
                        "page",
                        "note");
    }

    /** Sums that miss no column and no row. */
    private static List<String> sums(Dataset<Row> rows, String cost) {
        Row sums = rows.selectExpr(
                        "count(*)",
                        "sum(activity_id)",
                        "sum(lead_id)",
                        "sum(unix_seconds(activity_at))",
                        "sum(type_id)",
                        "sum(campaign_id)",
                        cost,
                        "sum(octet_length(email))",
                        "sum(octet_length(utm_source))",
                        "sum(octet_length(utm_medium))",
                        "sum(octet_length(page))",
                        "sum(octet_length(note))")
                .first();
        return IntStream.range(0, sums.size())
                .mapToObj(i -> new BigDecimal(String.valueOf(sums.get(i))).stripTrailingZeros().toPlainString())
                .toList();
    }

    private List<String> duckdbSums(Path file) {
        String columns = TYPES.replace("STRING", "VARCHAR").replaceAll("(\\w+) (\\w+(?:\\([^)]*\\))?)", "'$1': '$2'");
        String query = "SELECT count(*), sum(activity_id), sum(lead_id), sum(epoch_us(activity_at) // 1000000), sum(type_id), "
                + "sum(campaign_id), sum(cost), sum(strlen(email)), sum(strlen(utm_source)), sum(strlen(utm_medium)), "
                + "sum(strlen(page)), sum(strlen(note)) FROM read_csv('" + file + "', header = true, columns = {" + columns + "})";
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> sums = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                sums.add(row.getBigDecimal(i).stripTrailingZeros().toPlainString());
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Parse measured(Supplier<List<String>> parse) {
        long[] before = clock();
        List<String> sums = parse.get();
        return new Parse(since(before), sums);
    }

    private static long[] clock() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new long[] {System.nanoTime(), process.getProcessCpuTime()};
    }

    private static Cost since(long[] before) {
        long[] now = clock();
        return new Cost((now[0] - before[0]) / 1e9, (now[1] - before[1]) / 1e9);
    }

    private static void print(Map<String, List<Cost>> costs, long bytes) {
        double megabytes = bytes / 1e6;
        double own = median(costs.get(PLUMBLINE), true);
        System.out.printf("%.0f MB, medians of %d; the same sums by all three%n%n", megabytes, costs.get(SPARK).size());
        System.out.println("|                          |  seconds | processor s | MB per processor s | cores busy |");
        System.out.println("|--------------------------|---------:|------------:|-------------------:|-----------:|");
        costs.forEach((who, all) -> System.out.printf(
                "| %-24s | %8.2f | %11.2f | %18.0f | %10.2f |%n",
                who,
                median(all, false),
                median(all, true),
                megabytes / median(all, true),
                median(all, true) / median(all, false)));
        System.out.println();
        double reading = median(costs.get(READING), true);
        double spark = median(costs.get(SPARK), true);
        double duckdb = median(costs.get(DUCKDB), true);
        double parse = own - median(costs.get(HASH), true);
        System.out.printf(
                "B7 Spark / Plumbline, processor: %.2f, without the hash %.2f, reading alone %.2f%n",
                spark / own, spark / parse, spark / reading);
        System.out.printf(
                "B7 Plumbline / DuckDB, processor: %.2f, without the hash %.2f, reading alone %.2f%n",
                own / duckdb, parse / duckdb, reading / duckdb);
        System.out.printf(
                "B7 Plumbline / DuckDB, wall: %.2f, reading alone %.2f%n",
                median(costs.get(PLUMBLINE), false) / median(costs.get(DUCKDB), false),
                median(costs.get(READING), false) / median(costs.get(DUCKDB), false));
        System.out.printf("largest heap of the process: %d MB of %d MB%n", heapPeak() >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static double median(List<Cost> costs, boolean ofProcessor) {
        double[] sorted = costs.stream()
                .mapToDouble(cost -> ofProcessor ? cost.processorSeconds() : cost.seconds())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
