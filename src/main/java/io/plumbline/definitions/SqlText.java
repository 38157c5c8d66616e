package io.plumbline.definitions;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a query says about tables, without Spark. */
public final class SqlText {
    /** What names no table: quoted text, comments to the end of the line, comments between stars. */
    private static final Pattern NO_NAMES = Pattern.compile(
            "'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|--[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern TABLE =
            Pattern.compile("(?<![\\w.`])(?:bronze|silver|gold|ops)\\.[a-z][a-z0-9_]{0,62}(?![\\w`])"
                    + "|\\b(?<lookup>(?i:" + Lookup.names() + "))`?\\s*\\(");

    private SqlText() {}

    /**
     * The tables that a query reads: those that it names, written as {@code silver.touch}, and those of the {@link Lookup}s
     * that it calls; not those in comments and quoted text.
     */
    public static Set<TableName> tables(String sql) {
        return Collections.unmodifiableSet(new TreeSet<>(lines(sql).keySet()));
    }

    /** The tables that a query reads, sorted, each with the line (1-based) that first says so. */
    static SortedMap<TableName, Integer> lines(String sql) {
        SortedMap<TableName, Integer> lines = new TreeMap<>();
        String code =
                NO_NAMES.matcher(sql).replaceAll(quoted -> " " + quoted.group().replaceAll("[^\n]", ""));
        Matcher matcher = TABLE.matcher(code);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            line += (int) code.substring(counted, matcher.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = matcher.start();
            lines.putIfAbsent(table(matcher), line);
        }
        return lines;
    }

    private static TableName table(Matcher found) {
        @Nullable String lookup = found.group("lookup");
        return lookup == null ? TableName.of(found.group()) : Lookup.of(lookup).table();
    }
}
