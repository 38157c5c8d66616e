package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.publish.scorecard.ScorecardData.Confidence;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which exports a table is made from, as its commits say that it was; and so how far a figure of it may be relied on. */
final class Origins {
    private final Lake lake;
    private final Map<TableName, String> exportsByBronze;
    private final Map<String, Delivered> deliveries;
    private final Map<TableName, Set<String>> known = new HashMap<>();

    Origins(Lake lake, List<Export> exports, List<Delivered> deliveries) {
        this.lake = lake;
        this.exportsByBronze = exports.stream().collect(Collectors.toMap(Export::bronze, Export::name));
        this.deliveries = deliveries.stream().collect(Collectors.toMap(Delivered::export, export -> export));
    }

    Confidence confidence(TableName table) {
        List<Delivered> origins = exports(table).stream()
                .flatMap(export -> Stream.ofNullable(deliveries.get(export)))
                .toList();
        if (origins.stream().anyMatch(export -> export.refusedFiles() > 0)) {
            return Confidence.MISSING_DATA;
        }
        return origins.stream().anyMatch(Delivered::isLate) ? Confidence.LATE_DATA : Confidence.CHECKED;
    }

    private Set<String> exports(TableName table) {
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
