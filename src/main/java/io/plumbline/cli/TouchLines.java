package io.plumbline.cli;

import io.plumbline.attribute.CreditExplanation.Place;
import io.plumbline.land.Land;
import io.plumbline.land.LandedRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The physical lines of the records that touches came in, as far as their files can still be read. */
final class TouchLines {
    private final Map<Place, Long> lines;
    private final int unknown;

    private TouchLines(Map<Place, Long> lines, int unknown) {
        this.lines = Map.copyOf(lines);
        this.unknown = unknown;
    }

    static TouchLines find(Land land, Path landing, Set<Place> touches) {
        Map<LandedRecord, Long> found =
                land.lines(landing, touches.stream().map(TouchLines::record).collect(Collectors.toSet()));
        Map<Place, Long> lines = new HashMap<>();
        touches.forEach(
                touch -> Optional.ofNullable(found.get(record(touch))).ifPresent(line -> lines.put(touch, line)));
        return new TouchLines(lines, touches.size() - lines.size());
    }

    private static LandedRecord record(Place touch) {
        return new LandedRecord(touch.export(), touch.deliveryId(), touch.row());
    }

    /** The line as text, empty where it is not known. */
    String of(Place touch) {
        return lines.containsKey(touch) ? String.valueOf(lines.get(touch)) : "";
    }

    /** Number of touches of which no line is known. */
    int unknown() {
        return unknown;
    }
}
