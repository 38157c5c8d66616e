package io.plumbline.publish.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One HTML or SVG element under construction. Text and attribute values are escaped; there is no way to add raw markup. */
final class Element {
    private static final Set<String> VOID = Set.of("meta", "br", "link");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Object> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    static Element of(String name, String cssClass) {
        return new Element(name).with("class", cssClass);
    }

    Element with(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"');
        return this;
    }

    Element text(String text) {
        children.add(escaped(text));
        return this;
    }

    Element add(Element... elements) {
        children.addAll(List.of(elements));
        return this;
    }

    Element add(List<Element> elements) {
        children.addAll(elements);
        return this;
    }

    /** The page's own style sheet, the one text that HTML forbids to escape. */
    static Element style(String css) {
        if (css.contains("</")) {
            throw new IllegalArgumentException("a style sheet that ends itself");
        }
        Element style = of("style");
        style.children.add(css);
        return style;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private void write(StringBuilder out) {
        out.append('<').append(name).append(attributes).append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Element element) {
                element.write(out);
            } else {
                out.append(child);
            }
        }
        out.append("</").append(name).append('>');
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }
}
