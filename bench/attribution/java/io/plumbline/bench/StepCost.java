package io.plumbline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tables cost in two runs: {@code StepCost <event log of a full run> <event log of a night> <table>...}. A run names the jobs of
 * a table by the table, so that Spark's event log has the processor seconds of its tasks; the threads that plan, compile and
 * collect garbage are in none of them.
 */
public final class StepCost {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double BILLION = 1e9;

    private final Map<Integer, String> tableOfStage = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();

    private StepCost() {}

    public static void main(String[] arguments) throws IOException {
        StepCost full = of(Path.of(arguments[0]));
        StepCost night = of(Path.of(arguments[1]));
        List<String> tables = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        System.out.println("| table | full | night | night / full |");
        System.out.println("|---|---|---|---|");
        double all = 0;
        double some = 0;
        for (String table : tables) {
            print(table, full.of(table), night.of(table));
            all += full.of(table);
            some += night.of(table);
        }
        print("all of them (goal 0.10)", all, some);
    }

    private static void print(String what, double full, double night) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", what, full, night, full == 0 ? 0 : night / full);
    }

    private double of(String table) {
        return seconds.getOrDefault(table, 0d);
    }

    private static StepCost of(Path folder) throws IOException {
        StepCost cost = new StepCost();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                cost.read(file);
            }
        }
        return cost;
    }

    private void read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"Event\":\"SparkListenerJobStart\"")) {
                    started(JSON.readTree(line));
                } else if (line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"")) {
                    ended(JSON.readTree(line));
                }
            }
        }
    }

    private void started(JsonNode job) {
        String table = job.path("Properties").path("spark.job.description").asText("");
        job.path("Stage IDs").forEach(stage -> tableOfStage.put(stage.asInt(), table));
    }

    private void ended(JsonNode task) {
        JsonNode metrics = task.path("Task Metrics");
        double took = metrics.path("Executor CPU Time").asDouble() + metrics.path("Executor Deserialize CPU Time").asDouble();
        seconds.merge(tableOfStage.getOrDefault(task.path("Stage ID").asInt(), ""), took / BILLION, Double::sum);
    }
}
