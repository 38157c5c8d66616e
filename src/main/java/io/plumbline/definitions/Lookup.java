package io.plumbline.definitions;

import java.util.Arrays;
import java.util.Locale;

/**
 * The SQL functions that look a key up in a table. A query that calls one reads that table, though it does not name it;
 * this is the one place that says which.
 */
public enum Lookup {
    PERSON_OF("silver.person_link", "person_record_key", "person_key", Result.NUMBER),
    ACCOUNT_OF("gold.dim_person", "person_key", "account_key", Result.NUMBER),
    CAMPAIGN_CHANNEL("silver.campaign", "campaign_key", "channel", Result.TEXT);

    /** What a function's result is. Texts are meant to be few, such as a taxonomy's values. */
    public enum Result {
        NUMBER,
        TEXT
    }

    private final TableName table;
    private final String key;
    private final String value;
    private final Result result;

    Lookup(String table, String key, String value, Result result) {
        this.table = TableName.of(table);
        this.key = key;
        this.value = value;
        this.result = result;
    }

    /** The function as SQL writes it, in whatever case. */
    static Lookup of(String function) {
        return valueOf(function.toUpperCase(Locale.ROOT));
    }

    /** All functions, as alternatives of a regular expression. */
    static String names() {
        return String.join("|", Arrays.stream(values()).map(Lookup::function).toList());
    }

    public String function() {
        return name().toLowerCase(Locale.ROOT);
    }

    public TableName table() {
        return table;
    }

    /** The column that holds the function's argument; no two rows may hold the same. */
    public String key() {
        return key;
    }

    /** The column that holds the function's result. */
    public String value() {
        return value;
    }

    public Result result() {
        return result;
    }
}
