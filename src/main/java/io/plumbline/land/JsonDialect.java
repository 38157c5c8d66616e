package io.plumbline.land;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;

/** Strict JSON with the same limit on a text as on a cell. */
final class JsonDialect {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(CsvStructure.MAX_CELL)
                    .build())
            .build();

    private JsonDialect() {}

    /** The value at which the parser stands as JSON text, numbers digit by digit as written. */
    static String text(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                depth += step(parser, copy);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }

    private static int step(JsonParser parser, JsonGenerator copy) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            copy.writeFieldName(parser.currentName());
        } else if (token.isNumeric()) {
            copy.writeNumber(parser.getText());
        } else {
            copy.copyCurrentEvent(parser);
        }
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
}
