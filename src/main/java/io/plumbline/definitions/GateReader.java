package io.plumbline.definitions;

import java.util.List;

/** Reads {@code conf/gates.conf}. */
final class GateReader {
    private GateReader() {}

    static List<Read<Gate>> read(Node node) {
        return node.block("gates").namedBlocks().stream()
                .map(gate -> new Read<>(gate(gate), gate))
                .toList();
    }

    private static Gate gate(Node node) {
        return new Gate(
                node.name(),
                node.required("meaning", Kinds.TEXT),
                node.required("severity", Kind.choice(Severity.class)),
                node.expression("query"),
                node.optional("by", Kinds.NAME),
                node.required("fix", Kinds.TEXT));
    }
}
