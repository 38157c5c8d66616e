package io.plumbline.definitions;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a query says about tables, without Spark. */
public final class SqlText {
    /** What names no table: quoted text, comments to the end of the line, comments between stars. */
    private static final Pattern NO_NAMES = Pattern.compile(
            "'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|--[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern TABLE =
            Pattern.compile("(?<![\\w.`])(?:bronze|silver|gold|ops)\\.[a-z][a-z0-9_]{0,62}(?![\\w`])");

    private SqlText() {}

    /** The tables that a query names, written as {@code silver.touch}; not those in comments and text literals. */
    public static Set<TableName> tables(String sql) {
        Set<TableName> tables = new TreeSet<>();
        Matcher matcher = TABLE.matcher(NO_NAMES.matcher(sql).replaceAll(" "));
        while (matcher.find()) {
            tables.add(TableName.of(matcher.group()));
        }
        return tables;
    }
}
