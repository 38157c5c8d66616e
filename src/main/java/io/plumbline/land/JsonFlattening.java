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
 * objects that the contract asks for as a whole, stay JSON text. Paths of what surrounds a record begin with a slash.
 */
final class JsonFlattening {
    static final String AROUND = "/";
    private static final int MAX_CACHED = 10_000;
    private final @Nullable String[] constants;
    private final Map<String, Integer> columns = new HashMap<>();
    private final String records;
    private final boolean keepsSurroundings;
    private final Member record;
    private final Member surroundings;
    private int cached;

    JsonFlattening(ReadPlan plan, Layout layout) {
        this.constants = new String[plan.columns().size()];
        this.records = AROUND + plan.part();
        this.keepsSurroundings = plan.isNested();
        for (int i = 0; i < constants.length; i++) {
            PlannedColumn column = plan.columns().get(i);
            constants[i] = layout.constants().get(column.name());
            for (String path : column.headers()) {
                columns.put(path, i);
            }
        }
        this.record = new Member("");
        this.surroundings = new Member(AROUND);
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
            Member found = new Member(path.isEmpty() || path.equals(AROUND) ? path + name : path + "." + name);
            if (cached++ < MAX_CACHED) {
                members.put(name, found);
            }
            return found;
        }

        boolean isKnown() {
            return column >= 0;
        }

        /** A document's other members may be large and belong to no record; a line's are landed with each of its records. */
        boolean isLanded() {
            return isKnown() || keepsSurroundings || !path.startsWith(AROUND);
        }
    }

    JsonSurroundings alone() {
        return new JsonSurroundings(constants.clone(), Extra.NONE);
    }

    /** The parser stands on the object's start and is left on its end. */
    JsonSurroundings around(JsonParser parser) throws IOException {
        @Nullable String[] cells = constants.clone();
        Extra extra = Extra.empty();
        members(parser, surroundings, cells, extra);
        return new JsonSurroundings(cells, extra);
    }

    /** The parser stands on the object's start and is left on its end. */
    TextRow flatten(JsonParser parser, long row, JsonSurroundings around) throws IOException {
        @Nullable String[] cells = around.cells().clone();
        Extra extra = Extra.empty();
        around.addTo(extra);
        members(parser, record, cells, extra);
        return new TextRow(row, cells, extra.isEmpty() ? Extra.NONE : extra);
    }

    private void members(JsonParser parser, Member parent, @Nullable String[] cells, Extra extra) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Member member = parent.member(parser.currentName());
            JsonToken value = parser.nextToken();
            if (isPassedOver(member, value)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT && !member.isKnown()) {
                members(parser, member, cells, extra);
            } else if (value != JsonToken.VALUE_NULL) {
                put(member, value.isStructStart() ? JsonDialect.text(parser) : parser.getText(), cells, extra);
            }
        }
    }

    /** The records themselves, and what would be read into memory to be landed nowhere. */
    private boolean isPassedOver(Member member, JsonToken value) {
        return value == JsonToken.START_ARRAY && (member.path.equals(records) || !member.isLanded());
    }

    private static void put(Member member, String text, @Nullable String[] cells, Extra extra) {
        if (!member.isKnown()) {
            if (!text.isEmpty() && member.isLanded()) {
                extra.add(member.path, text);
            }
        } else if (cells[member.column] == null) {
            cells[member.column] = text;
        }
    }
}
