package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which exports a table is made from, as its commits say that it was. */
public final class Lineage {
    private final Lake lake;
    private final Map<TableName, String> exportsByBronze;
    private final Map<TableName, Set<String>> known = new HashMap<>();

    public Lineage(Lake lake, List<Export> exports) {
        this.lake = lake;
        this.exportsByBronze = exports.stream().collect(Collectors.toMap(Export::bronze, Export::name));
    }

    /** Names of the exports, vendor/object. */
    public Set<String> exports(TableName table) {
        Set<String> before = known.get(table);
        if (before != null) {
            return before;
        }
        Set<String> exports = new HashSet<>();
        Optional.ofNullable(exportsByBronze.get(table)).ifPresent(exports::add);
        lake.state(table)
                .ifPresent(state ->
                        state.note().inputs().keySet().forEach(input -> exports.addAll(exports(TableName.of(input)))));
        known.put(table, exports);
        return exports;
    }
}
