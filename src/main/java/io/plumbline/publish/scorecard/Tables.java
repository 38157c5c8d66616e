package io.plumbline.publish.scorecard;

import java.util.List;

/** Tables that stay tables for screen readers when a narrow screen shows their rows as cards: hence the explicit roles. */
final class Tables {
    private Tables() {}

    static Element table(String cssClass) {
        return Element.of("table", cssClass).with("role", "table");
    }

    static Element caption(String text) {
        return Element.of("caption", "unseen").text(text);
    }

    static Element head(List<String> headings) {
        Element row = Element.of("tr").with("role", "row");
        headings.forEach(heading -> row.add(Element.of("th")
                .with("scope", "col")
                .with("role", "columnheader")
                .text(heading)));
        return Element.of("thead").with("role", "rowgroup").add(row);
    }

    static Element body(List<Element> rows) {
        return Element.of("tbody").with("role", "rowgroup").add(rows);
    }

    /** A cell that carries its column's heading, which a card shows before the value. */
    static Element cell(String heading, String cssClass) {
        return Element.of("td", cssClass).with("role", "cell").with("data-heading", heading);
    }

    static Element rowHeading(String text) {
        return Element.of("th").with("scope", "row").with("role", "rowheader").text(text);
    }
}
