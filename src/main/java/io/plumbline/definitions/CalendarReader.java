package io.plumbline.definitions;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashSet;

/** Reads {@code conf/calendars/<name>.conf}. */
final class CalendarReader {
    private CalendarReader() {}

    static BusinessCalendar read(Node node) {
        LocalTime opens = node.required("opens", Kinds.TIME);
        LocalTime closes = node.required("closes", Kinds.TIME);
        if (node.has("opens") && node.has("closes") && !opens.isBefore(closes)) {
            node.refuse(
                    "closes",
                    "key \"closes\" is \"" + closes + "\", not after \"opens\" (\"" + opens + "\")",
                    "Write business hours within one day.");
        }
        return new BusinessCalendar(
                node.source().baseName(),
                node.required("zone", Kinds.ZONE),
                new LinkedHashSet<>(node.requiredList("workdays", Kind.choice(DayOfWeek.class))),
                opens,
                closes,
                new LinkedHashSet<>(node.optionalList("holidays", Kinds.DATE)),
                node.optionalBlock("fiscal").map(FiscalYearReader::read).orElse(FiscalYear.CALENDAR),
                node.place(),
                ContentHash.of(node.values().values()));
    }
}
