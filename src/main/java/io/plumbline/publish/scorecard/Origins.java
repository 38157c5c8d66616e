package io.plumbline.publish.scorecard;

import io.plumbline.definitions.TableName;
import io.plumbline.publish.scorecard.ScorecardData.Confidence;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import java.util.List;
import java.util.Map;

/** How far a figure of a table may be relied on, by the sources that the table is made from. */
final class Origins {
    private final Lineage lineage;
    private final Map<String, List<Delivered>> deliveries;

    /** @param deliveries of each export, one for each of its instances */
    Origins(Lineage lineage, Map<String, List<Delivered>> deliveries) {
        this.lineage = lineage;
        this.deliveries = deliveries;
    }

    Confidence confidence(TableName table) {
        List<Delivered> origins = lineage.exports(table).stream()
                .flatMap(export -> deliveries.getOrDefault(export, List.of()).stream())
                .toList();
        if (origins.stream().anyMatch(source -> source.refusedFiles() > 0)) {
            return Confidence.MISSING_DATA;
        }
        return origins.stream().anyMatch(Delivered::isLate) ? Confidence.LATE_DATA : Confidence.CHECKED;
    }
}
