package io.plumbline.attribute.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.attribute.RuleCredits;
import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.PositionBased;
import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.Paths;
import io.plumbline.paths.RemovalEffects;
import io.plumbline.paths.SetShapley;
import io.plumbline.paths.Transition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Worked examples of other systems, every figure that they publish; the file names where each is from. */
final class WorkedExamplesCheck {
    private static final double EXACT = 1e-9;

    /** What ten thousand simulated walks may be off. */
    private static final double SIMULATED = 0.02;

    private static final Map<String, JourneyShape> SHAPES = Map.of(
            "first_touch",
            new FirstTouch(),
            "last_touch",
            new LastTouch(),
            "linear",
            new Linear(),
            "linear_counts_repeats",
            new Linear(),
            "u_shape_40_20_40",
            ends("0.4", "0.4", "0.2"),
            "position_40_20_40",
            ends("0.4", "0.4", "0.2"),
            "position_40_40",
            ends("0.5", "0.5", "0"),
            "position_30_70_renormalised",
            ends("0.3", "0.7", "0"));

    /** Other names of the two ends of a walk. */
    private static final Map<String, String> ENDS = Map.of(
            "start", Transition.START,
            "conv", Transition.CONVERSION,
            "conversion", Transition.CONVERSION,
            "null", Transition.NO_CONVERSION);

    private final Findings findings;

    WorkedExamplesCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Path file) throws IOException {
        findings.title("attribution_worked_examples");
        for (JsonNode example : new ObjectMapper().readTree(file.toFile())) {
            ExamplePaths paths = ExamplePaths.of(example);
            String id = example.path("id").asText();
            for (Map.Entry<String, JsonNode> expected : example.path("expected").properties()) {
                compare(id + " " + expected.getKey(), expected.getKey(), expected.getValue(), paths);
            }
            for (JsonNode shapley : example.path("cases")) {
                compare(id, "shapley", shapley.path("shapley"), ExamplePaths.of(shapley));
            }
        }
    }

    private void compare(String what, String answer, JsonNode expected, ExamplePaths examples) {
        JourneyShape shape = SHAPES.get(answer);
        Paths paths = examples.counted();
        if (shape != null) {
            RuleCredits credits = new RuleCredits(shape);
            examples.all().forEach(path -> credits.add(path.steps(), BigDecimal.valueOf(path.conversions())));
            findings.equal(what, credits.byChannel(), figures(expected), EXACT);
            findings.sumsTo(what, credits.byChannel(), paths.conversions());
            return;
        }
        RemovalEffects effects = new MarkovModel(1, Repeats.COLLAPSED).fit(paths);
        switch (answer.split("[_ (]")[0]) {
            case "shapley" -> compareShapley(what, SetShapley.values(paths), figures(expected), paths.conversions());
            case "transition" -> findings.equal(what, transitions(paths), named(expected), EXACT);
            case "removal" -> findings.equal(what + " by simulation", effects.effects(), figures(expected), SIMULATED);
            case "total" -> findings.equal(what, effects.credits(), figures(expected), SIMULATED);
            case "exact" ->
                findings.equal(
                        what, answer.equals("exact") ? effects.credits() : effects.effects(), figures(expected), EXACT);
            case "computed" -> {
                findings.equal(
                        what + " P(conv)",
                        effects.conversionProbability(),
                        expected.path("P(conv)").asDouble(),
                        EXACT);
                findings.equal(what + " effects", effects.effects(), figures(expected.path("removal_effect")), EXACT);
                findings.equal(what + " credits", effects.credits(), figures(expected.path("attributed")), EXACT);
            }
            case "channels" ->
                findings.holds(
                        what + " are " + paths.channels() + "; " + paths.conversionsWithoutChannel()
                                + " conversions of paths without a channel stand apart",
                        paths.channels().equals(ExamplePaths.texts(expected)) && paths.conversionsWithoutChannel() > 0);
            case "time" -> findings.differs(what, "ranks are no times; a touch decays with the days that pass");
            case "note" -> {}
            default -> findings.holds(what + " has no counterpart here", false);
        }
    }

    /** Where the published values do not add up to all conversions, ours do, and are not those. */
    private void compareShapley(String what, Map<String, Double> values, Map<String, Double> published, double whole) {
        double sum = published.values().stream().mapToDouble(value -> value).sum();
        if (Math.abs(sum - whole) > EXACT) {
            findings.differs(what, "the published values add up to " + sum + " of " + whole);
        } else {
            findings.equal(what, values, published, EXACT);
        }
        findings.sumsTo(what + ", ours", values, whole);
    }

    private static Map<String, Double> transitions(Paths paths) {
        Map<String, Double> chances = new TreeMap<>();
        new MarkovModel(1, Repeats.COLLAPSED)
                .transitions(paths)
                .forEach(way -> chances.put(way.from() + " to " + way.to(), way.chance()));
        return chances;
    }

    private static Map<String, Double> named(JsonNode transitions) {
        Map<String, Double> chances = new TreeMap<>();
        for (Map.Entry<String, JsonNode> way : transitions.properties()) {
            String[] states = way.getKey().split(">");
            chances.put(
                    ENDS.getOrDefault(states[0], states[0]) + " to " + ENDS.getOrDefault(states[1], states[1]),
                    way.getValue().asDouble());
        }
        return chances;
    }

    private static Map<String, Double> figures(JsonNode node) {
        Map<String, Double> figures = new TreeMap<>();
        node.properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
        return figures;
    }

    private static JourneyShape ends(String first, String last, String rest) {
        return PositionBased.of(
                Map.of(Position.FIRST, new BigDecimal(first), Position.LAST, new BigDecimal(last)),
                new BigDecimal(rest));
    }
}
