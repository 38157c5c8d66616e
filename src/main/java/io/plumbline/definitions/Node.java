package io.plumbline.definitions;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One block of a definition file. It is asked for its keys by name and kind; what is missing or of another kind is noted
 * as a problem and a placeholder returned, so that all mistakes are found. {@link #finish} names the keys that nobody
 * asked for.
 */
final class Node {
    private final Block block;
    private final AskedKeys keys = new AskedKeys();
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
        return block.name();
    }

    /** The values as they stand in the file. */
    Block values() {
        return block;
    }

    BlockCheck check() {
        return new BlockCheck(block);
    }

    Place place() {
        return block.place();
    }

    Place place(String key) {
        return block.place(key);
    }

    boolean has(String key) {
        keys.asked(key);
        return block.value(key).isPresent();
    }

    <T> T required(String key, Kind<T> kind) {
        keys.required(key, block);
        return optional(key, kind).orElse(kind.placeholder());
    }

    /** Empty if the key is not written; the placeholder if its value is refused. */
    <T> Optional<T> optional(String key, Kind<T> kind) {
        keys.asked(key);
        return block.scalar(key, kind);
    }

    <T> List<T> requiredList(String key, Kind<T> kind) {
        keys.required(key, block);
        check().isNotAnEmptyList(key);
        return optionalList(key, kind);
    }

    /** Empty if the key is not written. */
    <T> List<T> optionalList(String key, Kind<T> kind) {
        keys.asked(key);
        return block.scalars(key, kind);
    }

    Expression expression(String key) {
        return new Expression(required(key, Kinds.TEXT).stripTrailing(), place(key));
    }

    Optional<Expression> optionalExpression(String key) {
        return has(key) ? Optional.of(expression(key)) : Optional.empty();
    }

    /** The block under a key; an empty one, with the problem noted, if there is none. */
    Node block(String key) {
        keys.required(key, block);
        return optionalBlock(key).orElseGet(() -> new Node(block.placeholder(block.pathOf(key))));
    }

    Optional<Node> optionalBlock(String key) {
        keys.asked(key);
        return block.block(key).map(this::adopt);
    }

    /** The blocks of a list, as in {@code rules = [ { … }, { … } ]}; none if the key is not written. */
    List<Node> blockList(String key) {
        keys.asked(key);
        return block.blocks(key).stream().map(this::adopt).toList();
    }

    List<Node> requiredBlockList(String key) {
        keys.required(key, block);
        return blockList(key);
    }

    /** The blocks of a block that names its parts, as in {@code columns { id { … } }}, in the order of writing. */
    List<Node> namedBlocks() {
        return keys().stream().map(this::block).toList();
    }

    /** The keys in the order of writing; asking makes them known. */
    List<String> keys() {
        keys.asked(block.values().keySet());
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

    /** Names the missing and the unknown keys of this block and of those below that were asked for. */
    void finish() {
        keys.finish(block);
        blocks.forEach(Node::finish);
    }

    private Node adopt(Block found) {
        Node node = new Node(found);
        blocks.add(node);
        return node;
    }
}
