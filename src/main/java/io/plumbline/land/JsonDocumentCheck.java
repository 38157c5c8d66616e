package io.plumbline.land;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON document once through, because a bad byte at its end spoils all of its records. */
final class JsonDocumentCheck {
    private JsonDocumentCheck() {}

    /** Why the document is rejected, or "". */
    static String damage(DeliveredBytes file, Encoding encoding, ReadPlan plan) {
        try (Reader text = TextFile.open(file, encoding.charset(), encoding.bomBytes());
                JsonParser parser = JsonDialect.FACTORY.createParser(text)) {
            boolean found = enterRecords(parser, plan.part());
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    parser.getTextLength();
                }
            }
            return found
                    ? ""
                    : "the document has no array at %s"
                            .formatted(plan.part().isEmpty() ? "its root" : "\"" + plan.part() + "\"");
        } catch (StreamConstraintsException e) {
            return "a text is longer than 1 MiB or nested too deeply" + at(e.getLocation());
        } catch (JsonProcessingException e) {
            return "not well-formed JSON at line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not every limit that is passed has a place. */
    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr();
    }

    /** Moves the parser onto the start of the array of records, if there is one. */
    static boolean enterRecords(JsonParser parser, String path) throws IOException {
        parser.nextToken();
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            if (parser.currentToken() != JsonToken.START_OBJECT || !enter(parser, name)) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    private static boolean enter(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isWanted = parser.currentName().equals(name);
            parser.nextToken();
            if (isWanted) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
