package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Makes the page: one HTML document that needs no script, no network and no server, the same on screen, paper and phone. */
public final class Scorecard {
    private Scorecard() {}

    /** The whole document. */
    public static String html(ScorecardData data) {
        Element document = Element.of("html")
                .with("lang", "en")
                .add(head(data))
                .add(Element.of("body")
                        .add(Element.of("a", "skip").with("href", "#kpis-title").text("Skip to the figures"))
                        .add(header(data))
                        .add(main(data))
                        .add(footer(data)));
        return "<!DOCTYPE html>\n" + document + "\n";
    }

    private static Element head(ScorecardData data) {
        return Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
                .add(Element.of("meta").with("name", "robots").with("content", "noindex"))
                .add(Element.of("title").text("Scorecard " + Figures.month(data.month()) + " · " + data.company()))
                .add(Element.style(Palette.css() + styleSheet()));
    }

    private static Element header(ScorecardData data) {
        return Element.of("header")
                .add(Element.of("p", "kicker")
                        .text(data.company() + " · Marketing scorecard · " + Figures.month(data.month())))
                .add(Element.of("h1").text(Message.of(data)))
                .add(Element.of("dl", "stamp")
                        .add(stamp("As of", Figures.moment(data.asOf(), data.zone())))
                        .add(stamp("Release", data.releaseId()))
                        .add(stamp("Freshness", freshness(data)))
                        .add(stamp("Amounts in", data.currency())));
    }

    private static Element stamp(String name, String value) {
        return Element.of("div")
                .add(Element.of("dt").text(name))
                .add(Element.of("dd").text(value));
    }

    private static String freshness(ScorecardData data) {
        long late = data.trust().exports().stream().filter(Delivered::isLate).count();
        return late == 0 ? "all exports on time" : late + (late == 1 ? " export is late" : " exports are late");
    }

    private static Element main(ScorecardData data) {
        return Element.of("main")
                .add(new KpiTable(data).section())
                .add(Element.of("div", "pair")
                        .add(new AttributionTable(data).section())
                        .add(new RequestTable(data).section()))
                .add(new TrustSection(data).section())
                .add(new Glossary(data).section());
    }

    private static Element footer(ScorecardData data) {
        return Element.of("footer")
                .add(Element.of("p")
                        .text("Release " + data.releaseId() + " as of " + Figures.moment(data.asOf(), data.zone())
                                + ". Made by Plumbline; notation inspired by IBCS."));
    }

    private static String styleSheet() {
        try (InputStream css = Objects.requireNonNull(Scorecard.class.getResourceAsStream("scorecard.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("scorecard.css cannot be read from the program", e);
        }
    }
}
