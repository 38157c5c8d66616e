package io.plumbline.attribute.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import java.util.ArrayList;
import java.util.List;

/** The paths of one worked example, as lists of channels or as texts with {@code >} between. */
record ExamplePaths(List<Walk> all) {
    /** One path and its counts. */
    record Walk(List<String> steps, long conversions, long nulls) {}

    static ExamplePaths of(JsonNode example) {
        List<Walk> walks = new ArrayList<>();
        for (JsonNode path : example.path("paths")) {
            walks.add(new Walk(
                    texts(path.path("path")),
                    path.path("conversions").asLong(),
                    path.path("null").asLong()));
        }
        JsonNode raw = example.path("paths_raw");
        for (int i = 0; i < raw.size(); i++) {
            walks.add(new Walk(
                    List.of(raw.get(i).asText().split(">")),
                    example.path("conversions").get(i).asLong(),
                    0));
        }
        return new ExamplePaths(walks);
    }

    Paths counted() {
        PathCounter counter = new PathCounter();
        all.forEach(walk -> counter.add(walk.steps(), walk.conversions(), walk.nulls()));
        return counter.paths();
    }

    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
