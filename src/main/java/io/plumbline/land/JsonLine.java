package io.plumbline.land;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the fates of what one line holds: itself, or the elements of the array at the contract's path. */
final class JsonLine {
    private static final int MAX_KEPT = 10_000;
    private final String path;
    private final JsonFates fates;
    private final JsonSurroundings alone;

    JsonLine(ReadPlan plan, Layout layout) {
        this.path = plan.part();
        this.fates = new JsonFates(plan, layout);
        this.alone = fates.alone();
    }

    /** A limit that is passed (nesting, digits of a number) has no place. */
    private static String reason(JsonProcessingException e) {
        @Nullable JsonLocation place = e.getLocation();
        return place == null
                ? "beyond the limits of JSON: nested too deep, or a number or text too long"
                : "not well-formed JSON at character %d".formatted(place.getColumnNr());
    }

    /** The fates of the line's records, numbered from a row on; a line that cannot be read whole is one record. */
    List<Fate> fates(String text, long row, long line) {
        if (text.isBlank()) {
            return List.of(Recognised.BLANK);
        }
        try {
            return path.isEmpty() ? List.of(itself(text, row, line)) : elements(text, row, line);
        } catch (JsonProcessingException e) {
            return List.of(bad(text, row, line, reason(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fate itself(String text, long row, long line) throws IOException {
        try (JsonParser parser = JsonDialect.FACTORY.createParser(text)) {
            parser.nextToken();
            Fate fate = fates.of(parser, row, line, alone);
            return parser.nextToken() == null ? fate : severalValues(text, row, line);
        }
    }

    private List<Fate> elements(String text, long row, long line) throws IOException {
        JsonSurroundings surroundings;
        try (JsonParser parser = JsonDialect.FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return List.of(itself(text, row, line));
            }
            surroundings = fates.around(parser);
            if (parser.nextToken() != null) {
                return List.of(severalValues(text, row, line));
            }
        }
        try (JsonParser parser = JsonDialect.FACTORY.createParser(text)) {
            if (!JsonDocumentCheck.enterRecords(parser, path)) {
                return List.of(bad(text, row, line, "no array at \"%s\"".formatted(path)));
            }
            List<Fate> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(fates.of(parser, row + elements.size(), line, surroundings));
            }
            return elements.isEmpty() ? List.of(Recognised.EMPTY_LIST) : elements;
        }
    }

    private static QuarantinedRow severalValues(String text, long row, long line) {
        return bad(text, row, line, "more than one JSON value on the line");
    }

    private static QuarantinedRow bad(String text, long row, long line, String reason) {
        String kept = text.length() > MAX_KEPT ? text.substring(0, MAX_KEPT) : text;
        return new QuarantinedRow(row, line, "", reason, Map.of("(text)", kept));
    }
}
