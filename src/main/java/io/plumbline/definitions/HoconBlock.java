package io.plumbline.definitions;

import io.plumbline.definitions.HoconToken.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One open block of HOCON while its tokens go by: either keys with values between braces, or items between brackets. */
final class HoconBlock {
    private final String path;
    private final int depth;
    private final boolean holdsKeys;
    private final Set<String> keys = new HashSet<>();
    private final List<String> segments = new ArrayList<>();
    private StringBuilder keyText = new StringBuilder();
    private int keyLine;
    private boolean awaitsKey;
    private boolean hasValue;
    private int item;

    private HoconBlock(String path, int depth, boolean holdsKeys) {
        this.path = path;
        this.depth = depth;
        this.holdsKeys = holdsKeys;
        this.awaitsKey = holdsKeys;
    }

    static HoconBlock ofKeys(String path, int depth) {
        return new HoconBlock(path, depth, true);
    }

    static HoconBlock ofItems(String path, int depth) {
        return new HoconBlock(path, depth, false);
    }

    /** A key as it was written. */
    record Key(String name, String path, int line, boolean isRepeated) {}

    boolean awaitsKey() {
        return awaitsKey;
    }

    String keyText() {
        return keyText.toString();
    }

    int keyLength() {
        return keyText.length();
    }

    int depth() {
        return depth;
    }

    int keyDepth() {
        return segments.size();
    }

    /** Path of the key, or of the list item, whose value comes next. */
    String itemPath() {
        if (!holdsKeys) {
            return path + "[" + item + "]";
        }
        String key = String.join(".", segments);
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    void addToKey(HoconToken token) {
        if (segments.isEmpty()) {
            keyLine = token.line();
            segments.add("");
        }
        keyText.append(token.text());
        if (token.sort() == Sort.QUOTED) {
            addToLastSegment(token.text().replace("\"", ""));
            return;
        }
        String[] parts = token.text().split("\\.", -1);
        addToLastSegment(parts[0].strip());
        for (int i = 1; i < parts.length; i++) {
            segments.add(parts[i].strip());
        }
    }

    private void addToLastSegment(String text) {
        int last = segments.size() - 1;
        segments.set(last, segments.get(last) + text);
    }

    /** Ends the key, if one is being read. */
    Optional<Key> closeKey() {
        if (!awaitsKey || segments.isEmpty()) {
            return Optional.empty();
        }
        awaitsKey = false;
        hasValue = false;
        String name = String.join(".", segments);
        return Optional.of(new Key(name, itemPath(), keyLine, !keys.add(name)));
    }

    void beginValue() {
        hasValue = true;
    }

    /** A comma or the end of a line: ends the value, if there is one. */
    void endItem() {
        if (hasValue) {
            item++;
            hasValue = false;
            awaitsKey = holdsKeys;
        }
        if (awaitsKey) {
            segments.clear();
            keyText = new StringBuilder();
        }
    }
}
