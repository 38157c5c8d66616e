package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.OpenWork;
import java.util.List;

/** The requests that are not done, by what they wait for. */
final class RequestTable {
    private static final double WIDTH = 180;

    private final List<OpenWork> classes;

    RequestTable(ScorecardData data) {
        this.classes = data.requests().classes();
    }

    Element section() {
        long open = classes.stream().mapToLong(OpenWork::items).sum();
        Element section = Element.of("section")
                .with("aria-labelledby", "requests-title")
                .add(Element.of("h2").with("id", "requests-title").text("Open requests"))
                .add(Element.of("p", "lead")
                        .text(
                                open == 0
                                        ? "No request is open."
                                        : Figures.count(open) + " open, by what they wait for."));
        if (open == 0) {
            return section;
        }
        long most = classes.stream().mapToLong(OpenWork::items).max().orElse(1);
        return section.add(Tables.table("requests")
                .add(Tables.caption("Open requests by status class"))
                .add(Tables.head(List.of("State", "Requests", "Share", "Oldest")))
                .add(Tables.body(classes.stream().map(work -> row(work, most)).toList())));
    }

    private static Element row(OpenWork work, long most) {
        double length = WIDTH * work.items() / Math.max(most, 1);
        return Element.of("tr")
                .with("role", "row")
                .add(Tables.rowHeading(work.statusClass()))
                .add(Tables.cell("Requests", "number actual")
                        .add(Element.of("span").text(Figures.count(work.items()))))
                .add(Tables.cell("Share", "barcell")
                        .add(Svg.ornament(WIDTH, 12).with("class", "share").add(Svg.bar(0, 0, length, 12, "fill"))))
                .add(Tables.cell("Oldest", "number")
                        .add(Element.of("span").text(Figures.count(work.oldest().toDays(), "day"))));
    }
}
