package io.plumbline.standardize;

import io.plumbline.definitions.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the records of several accounts of one vendor apart. A contract names the system alone; of a record of an instance the
 * system is {@code system@instance}, in {@code source_system} and in every key that is made of the system's name. So a record
 * refers to records of its own instance, and the records of the only account keep the keys that they would have anyway.
 */
final class InstanceNames {
    /** In the delivered cells: "", or @ and the name of the instance. */
    static final String COLUMN = "_instance";

    /** The same as SQL over {@code _file}; most files are told from those of an instance without a regular expression. */
    static final String OF_FILE =
            "CASE WHEN contains(_file, '@') THEN regexp_extract(_file, '^[^/]*/[^/@]+(@[a-z0-9][a-z0-9_-]{0,62})/', 1)"
                    + " ELSE '' END";

    private static final String SYSTEM = "source_system";

    /** A call of record_key, or quoted text, in which there is none. */
    private static final Pattern RECORD_KEY = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|((?<![\\w.])(?i:record_key)\\s*\\()", Pattern.DOTALL);

    private InstanceNames() {}

    /** The expression of a mapped column with the instance in every name of a system. */
    static String in(String column, String sql) {
        String keyed = RECORD_KEY
                .matcher(sql)
                .replaceAll(found -> found.group(1) == null
                        ? Matcher.quoteReplacement(found.group())
                        : "instance_key(" + COLUMN + ", ");
        return column.equals(SYSTEM) ? "concat((" + keyed + "), " + COLUMN + ")" : keyed;
    }

    /** The window that a delivery of an instance restates: that of its own instance alone. */
    static List<String> within(TableContract contract, List<String> window) {
        boolean namesSystem =
                contract.columns().stream().anyMatch(column -> column.name().equals(SYSTEM));
        if (window.isEmpty() || !namesSystem || window.contains(SYSTEM)) {
            return window;
        }
        List<String> columns = new ArrayList<>(window);
        columns.add(SYSTEM);
        return columns;
    }
}
