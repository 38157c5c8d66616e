package io.plumbline.definitions;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The keys that were asked of a block, and those that it should have had. */
final class AskedKeys {
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    void asked(String key) {
        known.add(key);
    }

    void asked(Collection<String> keys) {
        known.addAll(keys);
    }

    void required(String key, Block block) {
        known.add(key);
        if (block.value(key).isEmpty()) {
            missing.add(key);
        }
    }

    /** Notes unknown and missing keys; a missing key is not told if an unknown one was probably meant to be it. */
    void finish(Block block) {
        Set<String> unknown = new TreeSet<>(block.values().keySet());
        unknown.removeAll(known);
        for (String key : unknown) {
            block.refusals().unknown(block.place(key), block.shown(key), key, known);
            Suggestion.nearest(key, known).ifPresent(missing::remove);
        }
        missing.forEach(key -> block.refusals().missing(block.place(), block.shown(key)));
    }
}
