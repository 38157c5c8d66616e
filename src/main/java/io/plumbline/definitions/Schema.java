package io.plumbline.definitions;

import java.util.Locale;

/** The layers of the lake. */
public enum Schema {
    BRONZE,
    SILVER,
    GOLD,
    OPS;

    /** The layer's folder and SQL name, in lower case. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
