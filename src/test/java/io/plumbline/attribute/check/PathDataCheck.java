package io.plumbline.attribute.check;

import io.plumbline.attribute.RuleCredits;
import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import io.plumbline.paths.RemovalEffects;
import io.plumbline.paths.SetShapley;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Ten thousand published paths of twelve channels, with the answers of other software. */
final class PathDataCheck {
    private static final double RULES = 1e-9;
    private static final double MARKOV = 1e-6;
    private static final int HIGHEST_ORDER = 4;

    private static final Map<String, JourneyShape> SHAPES = new TreeMap<>(Map.of(
            "first_touch", new FirstTouch(),
            "last_touch", new LastTouch(),
            "linear_touch", new Linear()));

    private final Findings findings;

    PathDataCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Path folder) throws IOException {
        findings.title("attribution_pathdata");
        List<CSVRecord> rows = CsvTable.read(folder.resolve("PathData.csv"), ';');
        List<CSVRecord> rules = CsvTable.read(folder.resolve("expected/heuristic_models.csv"), ',');
        SHAPES.forEach((name, shape) -> {
            compareRule(name + "_conversions", "total_conversions", shape, rows, rules);
            compareRule(name + "_value", "total_conversion_value", shape, rows, rules);
        });
        compareMarkov(paths(rows), CsvTable.read(folder.resolve("expected/exact_order1_with_null.csv"), ','));
    }

    private void compareRule(
            String expected, String whole, JourneyShape shape, List<CSVRecord> rows, List<CSVRecord> published) {
        RuleCredits credits = new RuleCredits(shape);
        rows.forEach(row -> credits.add(steps(row), new BigDecimal(row.get(whole))));
        findings.equal(expected, credits.byChannel(), column(published, expected), RULES);
    }

    private void compareMarkov(Paths paths, List<CSVRecord> published) {
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            for (Repeats repeats : Repeats.values()) {
                long start = System.nanoTime();
                RemovalEffects effects = new MarkovModel(order, repeats).fit(paths);
                String model = "Markov of order %d, repeats %s, %.1f s"
                        .formatted(order, repeats.name().toLowerCase(Locale.ROOT), (System.nanoTime() - start) / 1e9);
                findings.sumsTo(model, effects.credits(), paths.conversions());
                if (order == 1) {
                    findings.equal(model + ", effects", effects.effects(), column(published, "removal_effect"), MARKOV);
                    findings.equal(
                            model + ", credits", effects.credits(), column(published, "total_conversions"), MARKOV);
                }
            }
        }
        findings.sumsTo("Shapley of sets", SetShapley.values(paths), paths.conversions());
    }

    private static Paths paths(List<CSVRecord> rows) {
        PathCounter counter = new PathCounter();
        rows.forEach(row -> counter.add(
                steps(row), Long.parseLong(row.get("total_conversions")), Long.parseLong(row.get("total_null"))));
        return counter.paths();
    }

    private static List<String> steps(CSVRecord row) {
        return List.of(row.get("path").split(" > "));
    }

    private static Map<String, Double> column(List<CSVRecord> rows, String name) {
        Map<String, Double> column = new TreeMap<>();
        rows.forEach(row -> column.put(row.get("channel_name"), Double.valueOf(row.get(name))));
        return column;
    }
}
