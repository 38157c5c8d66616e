package io.plumbline.publish.scorecard;

import java.util.Locale;

/** Pieces of an inline drawing. */
final class Svg {
    private Svg() {}

    /** A drawing that says in words what it shows. */
    static Element drawing(double width, double height, String words) {
        return Element.of("svg")
                .with("viewBox", "0 0 " + number(width) + " " + number(height))
                .with("width", number(width))
                .with("height", number(height))
                .with("role", "img")
                .with("aria-label", words);
    }

    /** A drawing beside text that says the same. */
    static Element ornament(double width, double height) {
        return Element.of("svg")
                .with("viewBox", "0 0 " + number(width) + " " + number(height))
                .with("width", number(width))
                .with("height", number(height))
                .with("aria-hidden", "true")
                .with("focusable", "false");
    }

    static Element bar(double x, double y, double width, double height, String cssClass) {
        return Element.of("rect", cssClass)
                .with("x", number(x))
                .with("y", number(y))
                .with("width", number(width))
                .with("height", number(height));
    }

    static Element line(double x1, double y1, double x2, double y2, String cssClass) {
        return Element.of("line", cssClass)
                .with("x1", number(x1))
                .with("y1", number(y1))
                .with("x2", number(x2))
                .with("y2", number(y2));
    }

    static Element dot(double x, double y, double radius, String cssClass) {
        return Element.of("circle", cssClass)
                .with("cx", number(x))
                .with("cy", number(y))
                .with("r", number(radius));
    }

    static Element path(String data, String cssClass) {
        return Element.of("path", cssClass).with("d", data);
    }

    static Element icon(Standing standing) {
        return ornament(14, 14).with("class", "icon").add(path(standing.icon(), "fill"));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
