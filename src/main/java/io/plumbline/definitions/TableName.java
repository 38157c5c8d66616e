package io.plumbline.definitions;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table's name, as it stands in SQL: {@code silver.touch}. */
public record TableName(Schema schema, String name) implements Comparable<TableName> {
    private static final Pattern SHAPE = Pattern.compile("(bronze|silver|gold|ops)\\.([a-z][a-z0-9_]{0,62})");

    /** The name written as {@code schema.table}, or empty when the text is no such name. */
    public static Optional<TableName> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new TableName(Schema.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2)))
                : Optional.empty();
    }

    /** The name written as {@code schema.table}; anything else is a bug of the caller. */
    public static TableName of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a table name: " + text));
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema.sqlName() + "." + name;
    }
}
