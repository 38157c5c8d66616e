package io.plumbline.land;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.land.ReadPlan.PlannedColumn;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings one JSON object into the order of the contract's columns. Nested members have dotted paths; arrays, and
 * objects that the contract asks for as a whole, stay JSON text.
 */
final class JsonFlattening {
    private static final int MAX_CACHED = 10_000;
    private final @Nullable String[] constants;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Member root = new Member("");
    private int cached;

    JsonFlattening(ReadPlan plan, Layout layout) {
        this.constants = new String[plan.columns().size()];
        for (int i = 0; i < constants.length; i++) {
            PlannedColumn column = plan.columns().get(i);
            constants[i] = layout.constants().get(column.name());
            for (String path : column.headers()) {
                columns.put(path, i);
            }
        }
    }

    /** A member by its path, found again without building the path's text. */
    private final class Member {
        private final String path;
        private final int column;
        private final Map<String, Member> members = new HashMap<>();

        Member(String path) {
            this.path = path;
            this.column = columns.getOrDefault(Headers.normal(path), -1);
        }

        Member member(String name) {
            Member known = members.get(name);
            if (known != null) {
                return known;
            }
            Member found = new Member(path.isEmpty() ? name : path + "." + name);
            if (cached++ < MAX_CACHED) {
                members.put(name, found);
            }
            return found;
        }
    }

    /** The parser stands on the object's start and is left on its end. */
    Fate.Landed flatten(JsonParser parser, long row) throws IOException {
        @Nullable String[] cells = constants.clone();
        Extra extra = Extra.empty();
        members(parser, root, cells, extra);
        return new Fate.Landed(row, cells, extra.isEmpty() ? Extra.NONE : extra);
    }

    private void members(JsonParser parser, Member parent, @Nullable String[] cells, Extra extra) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Member member = parent.member(parser.currentName());
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && member.column < 0) {
                members(parser, member, cells, extra);
            } else if (value != JsonToken.VALUE_NULL) {
                put(member, value.isStructStart() ? JsonDialect.text(parser) : parser.getText(), cells, extra);
            }
        }
    }

    private static void put(Member member, String text, @Nullable String[] cells, Extra extra) {
        if (member.column < 0) {
            if (!text.isEmpty()) {
                extra.add(member.path, text);
            }
        } else if (cells[member.column] == null) {
            cells[member.column] = text;
        }
    }
}
