package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;

/** The non-empty cells of one record whose columns the contract does not know, in file order. */
record Extra(List<String> names, List<String> values) {
    static final Extra NONE = new Extra(List.of(), List.of());

    static Extra empty() {
        return new Extra(new ArrayList<>(), new ArrayList<>());
    }

    void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
