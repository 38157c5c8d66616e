package io.plumbline.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * {@code json_field(json, member)}: one member of a JSON object as text. A mapping asks the same object for many members, so
 * the last object stays taken apart.
 */
public final class JsonMembers {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ThreadLocal<JsonMembers> LAST = ThreadLocal.withInitial(JsonMembers::new);

    private UTF8String json = UTF8String.EMPTY_UTF8;
    private Map<UTF8String, @Nullable UTF8String> members = Map.of();

    private JsonMembers() {}

    /**
     * The member's text: a string without its quotes, a number as it is written, an object or array as JSON; null for a null,
     * a member that is missing, and a text that is no JSON object. The first of members of one name counts.
     */
    public static @Nullable UTF8String member(@Nullable UTF8String json, @Nullable UTF8String name) {
        if (json == null || name == null) {
            return null;
        }
        JsonMembers last = LAST.get();
        if (!last.json.equals(json)) {
            last.members = membersOf(json.getBytes());
            last.json = json.clone();
        }
        return last.members.get(name);
    }

    private static Map<UTF8String, @Nullable UTF8String> membersOf(byte[] json) {
        Map<UTF8String, @Nullable UTF8String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                UTF8String name = UTF8String.fromString(parser.currentName());
                String value = value(parser);
                if (!members.containsKey(name)) {
                    members.put(name, UTF8String.fromString(value));
                }
            }
            return members;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static @Nullable String value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isScalarValue()) {
            return parser.getText();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
