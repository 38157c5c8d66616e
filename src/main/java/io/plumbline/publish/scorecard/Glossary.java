package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi;
import io.plumbline.publish.scorecard.ScorecardData.Row;

/** What each figure of the page means, how it is computed, whose it is, and when and in which release it was made. */
final class Glossary {
    private final ScorecardData data;

    Glossary(ScorecardData data) {
        this.data = data;
    }

    static String id(Kpi kpi) {
        return "definition-" + kpi.name();
    }

    Element section() {
        Element cards = Element.of("div", "definitions");
        data.rows().forEach(row -> cards.add(card(row)));
        return Element.of("section")
                .with("aria-labelledby", "definitions-title")
                .add(Element.of("h2").with("id", "definitions-title").text("What the figures mean"))
                .add(cards);
    }

    private Element card(Row row) {
        Kpi kpi = row.kpi();
        Element facts = Element.of("dl");
        fact(facts, "definition", "Definition", Element.of("span").text(kpi.definition()));
        fact(facts, "formula", "Formula", Element.of("code").text(Formulas.text(kpi)));
        fact(facts, "source", "Source", Element.of("code").text(kpi.source() + ", by " + kpi.dateColumn()));
        fact(facts, "owner", "Owner", Element.of("span").text(kpi.owner()));
        fact(facts, "as-of", "As of", Element.of("span").text(Figures.moment(data.asOf(), data.zone())));
        fact(facts, "release", "Release", Element.of("code").text(data.releaseId()));
        return Element.of("article")
                .with("id", id(kpi))
                .add(Element.of("h3").text(kpi.title()))
                .add(Element.of("p", "question").text(kpi.question()))
                .add(facts);
    }

    private static void fact(Element facts, String part, String name, Element value) {
        facts.add(Element.of("div")
                .with("data-part", part)
                .add(Element.of("dt").text(name))
                .add(Element.of("dd").add(value)));
    }
}
