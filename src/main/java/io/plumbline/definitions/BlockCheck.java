package io.plumbline.definitions;

import com.typesafe.config.ConfigList;
import java.util.Collection;
import java.util.List;

/** Checks on one block whose answer depends on other definitions or other parts of the same one. */
record BlockCheck(Block block) {
    /** Notes a problem for each text of a list (or for the one text) under a key that is not among the allowed. */
    void textsAreAmong(Collection<String> allowed, String key, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (!text.isEmpty() && !allowed.contains(text)) {
                block.refusals().notAllowed(block.place(key, i), block.shown(key), text, allowed);
            }
        }
    }

    /** Notes a problem for each key of the block that is not among the allowed. */
    void keysAreAmong(Collection<String> allowed) {
        for (String key : block.keysAsWritten()) {
            if (!allowed.contains(key)) {
                block.refusals().unknown(block.place(key), block.shown(key), key, allowed);
            }
        }
    }

    /** Notes a problem if the block's own name has another shape. */
    void nameIs(Kind<String> kind) {
        if (kind.parse().apply(block.name()).isEmpty()) {
            String message = "\"" + block.name() + "\" is no name; expected " + kind.expected();
            block.source().problems().add(block.place(), message, "Write it like " + kind.example() + ".");
        }
    }

    void isNotAnEmptyList(String key) {
        boolean isEmptyList = block.value(key)
                .filter(value -> value instanceof ConfigList list && list.isEmpty())
                .isPresent();
        if (isEmptyList) {
            String message = "key \"" + block.shown(key) + "\" is an empty list";
            block.source().problems().add(block.place(key), message, "Name at least one.");
        }
    }
}
