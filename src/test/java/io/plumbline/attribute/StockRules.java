package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.LearntShape;
import io.plumbline.kit.DefinitionTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All models of conf/models, those included that are there to be switched on. */
final class StockRules {
    static final long DIRECT = 1;
    static final long PAID = 2;
    static final long MAIL = 3;

    /** The milestone of which the models have learnt something. */
    static final long MILESTONE = 1;

    private static final ChannelWeights LEARNT =
            new ChannelWeights(Map.of(MILESTONE, Map.of(DIRECT, 0.5, PAID, 0.25, MAIL, -0.25)));

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String SWITCHED_OFF = "in-nightly = false\n";

    private StockRules() {}

    /** In a copy of the project in which every model is switched on. */
    static Map<String, Rule> load(Path folder) {
        DefinitionTree tree = DefinitionTree.at(folder).copy(PROJECT, "conf").copy(PROJECT, "jobs");
        for (Path file : files()) {
            String name = file.getFileName().toString();
            tree.write("conf/models/" + name, text(file).replace(SWITCHED_OFF, ""));
        }
        Map<String, Rule> rules = new TreeMap<>();
        for (AttributionModel model : tree.load().models()) {
            rules.put(model.name(), Rule.of(model, StockRules::channelKey, learnt(model)));
        }
        return rules;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(PROJECT.resolve("conf/models"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChannelWeights learnt(AttributionModel model) {
        return model.shape().learnt().filter(LearntShape::sharesByWorth).isPresent() ? LEARNT : ChannelWeights.EQUAL;
    }

    private static long channelKey(String name) {
        return switch (name) {
            case "Direct", "(none)" -> DIRECT;
            case "Paid Search", "Paid Social", "Display", "Content Syndication" -> PAID;
            default -> throw new AssertionError("no test knows the channel " + name);
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
