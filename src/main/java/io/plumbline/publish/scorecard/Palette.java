package io.plumbline.publish.scorecard;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page's colours. A test holds their contrast on both grounds: 4.5 for text, 3 for graphics (WCAG 2.2 AA). */
enum Palette {
    PAPER("#ffffff", Use.GROUND),
    MIST("#f5f6f4", Use.GROUND),
    INK("#1b222b", Use.TEXT),
    SLATE("#525c68", Use.TEXT),
    LINK("#1d4f7c", Use.TEXT),
    GOOD("#1b6b45", Use.TEXT),
    BAD("#a8281e", Use.TEXT),
    CAUTION("#7d5200", Use.TEXT),
    BAR("#4a5663", Use.GRAPHIC),
    FAINT("#7d8792", Use.GRAPHIC),
    RULE("#d9dcd8", Use.ORNAMENT);

    /** What a colour is for, and so what it must stand out against. */
    enum Use {
        GROUND,
        TEXT,
        GRAPHIC,
        ORNAMENT
    }

    private final String hex;
    private final Use use;

    Palette(String hex, Use use) {
        this.hex = hex;
        this.use = use;
    }

    String hex() {
        return hex;
    }

    Use use() {
        return use;
    }

    /** All colours as CSS custom properties: {@code --ink: #1b222b}. */
    static String css() {
        return Arrays.stream(values())
                .map(colour -> "--" + colour.name().toLowerCase(Locale.ROOT) + ":" + colour.hex)
                .collect(Collectors.joining(";", ":root{", "}"));
    }

    /** Contrast of two colours by WCAG 2.2: 1 for the same, 21 for black and white. */
    static double contrast(Palette one, Palette other) {
        double lighter = Math.max(one.luminance(), other.luminance());
        double darker = Math.min(one.luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    }

    private double channel(int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
