package io.plumbline.definitions;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One block of a definition file. It is asked for its keys by name and kind; what is missing or of another kind is noted
 * as a problem and a placeholder returned, so that all mistakes are found. {@link #finish} names the keys that nobody
 * asked for.
 */
final class Node {
    private final Block block;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<Node> blocks = new ArrayList<>();

    private Node(Block block) {
        this.block = block;
    }

    static Node root(Source source, ConfigObject values) {
        return new Node(new Block(source, "", values));
    }

    Source source() {
        return block.source();
    }

    /** The block's own name: its last key. */
    String name() {
        return block.path().substring(block.path().lastIndexOf('.') + 1);
    }

    /** What the block says, for its content hash. */
    ConfigObject content() {
        return block.values();
    }

    Place place() {
        return block.place();
    }

    Place place(String key) {
        return block.place(key);
    }

    Place place(String key, int index) {
        return block.place(key, index);
    }

    boolean has(String key) {
        known.add(key);
        return block.value(key).isPresent();
    }

    <T> T required(String key, Kind<T> kind) {
        requireKey(key);
        return optional(key, kind).orElse(kind.placeholder());
    }

    /** Empty if the key is not written; the placeholder if its value is refused. */
    <T> Optional<T> optional(String key, Kind<T> kind) {
        known.add(key);
        return block.value(key).map(value -> block.convert(value, kind, key, block.place(key)));
    }

    <T> List<T> requiredList(String key, Kind<T> kind) {
        requireKey(key);
        List<T> items = optionalList(key, kind);
        if (items.isEmpty() && block.values().get(key) instanceof List<?>) {
            refuse(key, "key \"" + block.shown(key) + "\" is an empty list", "Name at least one.");
        }
        return items;
    }

    /** Empty if the key is not written. */
    <T> List<T> optionalList(String key, Kind<T> kind) {
        known.add(key);
        List<T> items = new ArrayList<>();
        for (ConfigValue item : block.items(key)) {
            items.add(block.convert(item, kind, key, block.place(key, items.size())));
        }
        return List.copyOf(items);
    }

    Expression expression(String key) {
        return new Expression(required(key, Kinds.TEXT).stripTrailing(), place(key));
    }

    Optional<Expression> optionalExpression(String key) {
        return has(key) ? Optional.of(expression(key)) : Optional.empty();
    }

    /** The block under a key; an empty one, with the problem noted, if there is none. */
    Node block(String key) {
        requireKey(key);
        return optionalBlock(key).orElseGet(() -> emptyBlock(block.pathOf(key)));
    }

    Optional<Node> optionalBlock(String key) {
        known.add(key);
        return block.value(key).map(value -> toBlock(value, key, block.pathOf(key)));
    }

    /** The blocks of a list, as in {@code rules = [ { … }, { … } ]}; none if the key is not written. */
    List<Node> blockList(String key) {
        known.add(key);
        List<Node> found = new ArrayList<>();
        for (ConfigValue item : block.items(key)) {
            found.add(toBlock(item, key, block.pathOf(key, found.size())));
        }
        return found;
    }

    List<Node> requiredBlockList(String key) {
        requireKey(key);
        return blockList(key);
    }

    /** The blocks of a block that names its parts, as in {@code columns { id { … } }}, in the order of writing. */
    List<Node> namedBlocks() {
        return keys().stream().map(this::block).toList();
    }

    /** The keys in the order of writing; asking makes them known. */
    List<String> keys() {
        known.addAll(block.values().keySet());
        return block.keysAsWritten();
    }

    /** All keys with their texts, in the order of writing; a key whose value is null is left out. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(key -> optional(key, Kinds.RAW_TEXT).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** Notes a problem with the value of a key. */
    void refuse(String key, String message, String fix) {
        source().problems().add(place(key), message, fix);
    }

    /** Notes a problem for each text of a list (or for the one text) under a key that is not among the allowed. */
    void mustBeAmong(Collection<String> allowed, String key, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (!text.isEmpty() && !allowed.contains(text)) {
                block.refusals().notAllowed(place(key, i), block.shown(key), text, allowed);
            }
        }
    }

    /** Notes a problem for each key of this block that is not among the allowed. */
    void keysMustBeAmong(Collection<String> allowed) {
        known.addAll(block.values().keySet());
        for (String key : block.keysAsWritten()) {
            if (!allowed.contains(key)) {
                block.refusals().unknown(place(key), block.shown(key), key, allowed);
            }
        }
    }

    /** Notes a problem if the block's own name has another shape. */
    void nameMustBe(Kind<String> kind) {
        if (kind.parse().apply(name()).isEmpty()) {
            source().problems()
                    .add(
                            place(),
                            "\"" + name() + "\" is no name; expected " + kind.expected(),
                            "Write it like " + kind.example() + ".");
        }
    }

    /** Names the missing and the unknown keys of this block and of those below that were asked for. */
    void finish() {
        Set<String> unknown = new TreeSet<>(block.values().keySet());
        unknown.removeAll(known);
        for (String key : unknown) {
            block.refusals().unknown(place(key), block.shown(key), key, known);
            Suggestion.nearest(key, known).ifPresent(missing::remove);
        }
        missing.forEach(key -> block.refusals().missing(place(), block.shown(key)));
        blocks.forEach(Node::finish);
    }

    private void requireKey(String key) {
        if (!has(key)) {
            missing.add(key);
        }
    }

    private Node toBlock(ConfigValue value, String key, String path) {
        if (value instanceof ConfigObject object) {
            Node found = new Node(new Block(source(), path, object));
            blocks.add(found);
            return found;
        }
        block.refusals()
                .wrongType(
                        source().place(path, place(key).line()), block.shown(key), value, "a block", "{ key = value }");
        return emptyBlock(path);
    }

    /** Stands for a block that is missing or no block; what it lacks is not worth a message. */
    private Node emptyBlock(String path) {
        Source quiet = new Source(source().file(), source().outline(), new Problems());
        return new Node(new Block(quiet, path, ConfigFactory.empty().root()));
    }
}
