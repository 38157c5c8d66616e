package io.plumbline.definitions;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one block of a file, with the lines of its keys.
 *
 * @param path where the block stands in the file, e.g. {@code becomes[0].columns}; empty for the file itself
 */
record Block(Source source, String path, ConfigObject values) {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]");

    /** The block's own name: its last key. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    Place place() {
        return path.isEmpty()
                ? new Place(source.file(), 0)
                : source.place(path, values.origin().lineNumber());
    }

    /** Where the key stands; where the block stands if it has no such key. */
    Place place(String key) {
        @Nullable ConfigValue value = values.get(key);
        return value == null
                ? place()
                : source.place(pathOf(key), value.origin().lineNumber());
    }

    /** Where an item of a list stands. */
    Place place(String key, int index) {
        return source.place(pathOf(key, index), place(key).line());
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String pathOf(String key, int index) {
        return pathOf(key) + "[" + index + "]";
    }

    /** The key as messages name it: the path without indexes, since the line tells which. */
    String shown(String key) {
        return INDEX.matcher(pathOf(key)).replaceAll("");
    }

    List<String> keysAsWritten() {
        return values.keySet().stream()
                .sorted(Comparator.comparingInt((String key) -> source.outline().rank(pathOf(key)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    Optional<ConfigValue> value(String key) {
        return Optional.<ConfigValue>ofNullable(values.get(key))
                .filter(value -> value.valueType() != ConfigValueType.NULL);
    }

    /** The items of a list; none, with the problem noted if it is something else. */
    private List<ConfigValue> items(String key) {
        Optional<ConfigValue> value = value(key);
        if (value.isPresent() && !(value.get() instanceof ConfigList)) {
            refusals().wrongType(place(key), shown(key), value.get(), "a list", "[a, b]");
            return List.of();
        }
        return value.map(ConfigList.class::cast)
                .<List<ConfigValue>>map(List::copyOf)
                .orElse(List.of());
    }

    <T> Optional<T> scalar(String key, Kind<T> kind) {
        return value(key).map(value -> convert(value, kind, key, place(key)));
    }

    <T> List<T> scalars(String key, Kind<T> kind) {
        List<T> found = new ArrayList<>();
        for (ConfigValue item : items(key)) {
            found.add(convert(item, kind, key, place(key, found.size())));
        }
        return List.copyOf(found);
    }

    Optional<Block> block(String key) {
        return value(key).map(value -> toBlock(value, key, pathOf(key)));
    }

    List<Block> blocks(String key) {
        List<Block> found = new ArrayList<>();
        for (ConfigValue item : items(key)) {
            found.add(toBlock(item, key, pathOf(key, found.size())));
        }
        return found;
    }

    /** Stands for a block that is missing or no block; what it lacks is not worth a message. */
    Block placeholder(String blockPath) {
        Source quiet = new Source(source.file(), source.outline(), new Problems());
        return new Block(quiet, blockPath, ConfigFactory.empty().root());
    }

    private Block toBlock(ConfigValue value, String key, String blockPath) {
        if (value instanceof ConfigObject object) {
            return new Block(source, blockPath, object);
        }
        Place place = source.place(blockPath, place(key).line());
        refusals().wrongType(place, shown(key), value, "a block", "{ key = value }");
        return placeholder(blockPath);
    }

    private <T> T convert(ConfigValue value, Kind<T> kind, String key, Place place) {
        return kind.read(value).orElseGet(() -> {
            refusals().wrongKind(place, shown(key), value, kind);
            return kind.placeholder();
        });
    }

    Refusals refusals() {
        return new Refusals(source.problems());
    }
}
