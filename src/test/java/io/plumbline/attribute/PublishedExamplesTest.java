package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.U_SHAPED;
import static io.plumbline.attribute.Journeys.ofSize;
import static io.plumbline.attribute.Journeys.shares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.PositionBased;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The heuristic models against results that other attribution systems publish; needs the reference data beside the project. */
class PublishedExamplesTest {
    private static final JourneyShape THIRTY_SEVENTY = PositionBased.of(
            Map.of(Position.FIRST, new BigDecimal("0.3"), Position.LAST, new BigDecimal("0.7")), BigDecimal.ZERO);

    /** Names that the examples give to models that Plumbline has; the others (Markov, Shapley, rank decay) are out of scope. */
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
            U_SHAPED,
            "position_40_20_40",
            U_SHAPED,
            "position_40_40",
            U_SHAPED,
            "position_30_70_renormalised",
            THIRTY_SEVENTY);

    /** A path of channels, how often it converted and for how much. */
    private record ConvertedPath(List<String> channels, double conversions, double value) {}

    @Test
    void workedExamplesOfOtherSystemsComeOutTheSame() throws IOException {
        Path file = shared("data/attribution_worked_examples/examples.json");
        int compared = 0;
        for (JsonNode example : new ObjectMapper().readTree(file.toFile())) {
            List<ConvertedPath> paths = new ArrayList<>();
            example.path("paths")
                    .forEach(path -> paths.add(new ConvertedPath(
                            channels(path), path.path("conversions").asDouble(), 0)));
            for (Map.Entry<String, JsonNode> expected : example.path("expected").properties()) {
                JourneyShape shape = SHAPES.get(expected.getKey());
                if (shape != null && !paths.isEmpty()) {
                    Map<String, Double> credits = credits(shape, paths, ConvertedPath::conversions);
                    expected.getValue()
                            .properties()
                            .forEach(channel -> assertThat(credits.getOrDefault(channel.getKey(), 0d))
                                    .as("%s %s %s", example.path("id").asText(), expected.getKey(), channel.getKey())
                                    .isCloseTo(channel.getValue().asDouble(), within(1e-9)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(14);
    }

    @Test
    void tenThousandPublishedPathsGiveThePublishedCredits() throws IOException {
        Path folder = shared("data/attribution_pathdata");
        List<ConvertedPath> paths = Files.readAllLines(folder.resolve("PathData.csv")).stream()
                .skip(1)
                .map(line -> line.split(";"))
                .map(cells -> new ConvertedPath(
                        List.of(cells[0].split(" > ")), Double.parseDouble(cells[1]), Double.parseDouble(cells[2])))
                .toList();
        List<Map<String, Double>> credits = new ArrayList<>();
        for (String name : List.of("first_touch", "last_touch", "linear")) {
            credits.add(credits(SHAPES.get(name), paths, ConvertedPath::conversions));
            credits.add(credits(SHAPES.get(name), paths, ConvertedPath::value));
        }
        List<String> expected = Files.readAllLines(folder.resolve("expected/heuristic_models.csv"));
        for (String line : expected.subList(1, expected.size())) {
            String[] cells = line.split(",");
            for (int i = 0; i < credits.size(); i++) {
                assertThat(credits.get(i).getOrDefault(cells[0], 0d))
                        .as(line)
                        .isCloseTo(Double.parseDouble(cells[i + 1]), within(1e-6));
            }
        }
    }

    private static Map<String, Double> credits(
            JourneyShape shape, List<ConvertedPath> paths, ToDoubleFunction<ConvertedPath> whole) {
        Map<String, Double> credits = new TreeMap<>();
        for (ConvertedPath path : paths) {
            double[] shares = shares(shape, ofSize(path.channels().size()));
            for (int i = 0; i < shares.length; i++) {
                credits.merge(path.channels().get(i), shares[i] * whole.applyAsDouble(path), Double::sum);
            }
        }
        return credits;
    }

    private static List<String> channels(JsonNode path) {
        List<String> channels = new ArrayList<>();
        path.path("path").forEach(channel -> channels.add(channel.asText()));
        return channels;
    }

    private static Path shared(String path) {
        Path file =
                Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_SHARED")).orElse("../shared"), path);
        assumeTrue(Files.exists(file), () -> "no reference data at " + file + "; set PLUMBLINE_SHARED");
        return file;
    }
}
