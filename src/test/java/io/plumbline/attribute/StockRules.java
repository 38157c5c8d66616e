package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
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
            rules.put(model.name(), Rule.of(model, StockRules::channelKey));
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
