package io.plumbline.land;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the fate of one JSON value that should be a record. */
final class JsonFates {
    private final ReadPlan plan;
    private final JsonFlattening flattening;
    private final KeyCheck keys;

    JsonFates(ReadPlan plan, Layout layout) {
        this.plan = plan;
        this.flattening = new JsonFlattening(plan, layout);
        this.keys = new KeyCheck(plan);
    }

    /** What is known of records that nothing surrounds. */
    JsonSurroundings alone() {
        return flattening.alone();
    }

    /** What an object says beside the array of records that it holds. */
    JsonSurroundings around(JsonParser parser) throws IOException {
        return flattening.around(parser);
    }

    /** The parser stands on the value's first token and is left on its last. */
    Fate of(JsonParser parser, long row, long line, JsonSurroundings surroundings) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return new QuarantinedRow(row, line, "", "not a JSON object", Map.of("(text)", JsonDialect.text(parser)));
        }
        TextRow landed = flattening.flatten(parser, row, surroundings);
        int bad = keys.firstBad(landed.cells());
        return bad < 0
                ? landed
                : new QuarantinedRow(
                        row, line, plan.columns().get(bad).name(), keys.reason(landed.cells()[bad]), named(landed));
    }

    private Map<String, String> named(TextRow landed) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < landed.cells().length; i++) {
            @Nullable String cell = landed.cells()[i];
            if (cell != null) {
                named.put(plan.columns().get(i).name(), cell);
            }
        }
        for (int i = 0; i < landed.extra().names().size(); i++) {
            named.put(landed.extra().names().get(i), landed.extra().values().get(i));
        }
        return named;
    }
}
