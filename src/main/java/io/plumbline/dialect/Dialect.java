package io.plumbline.dialect;

/**
 * How a delimited file is written.
 *
 * @param delimiter one or more characters; "" where each line is one cell
 * @param skipsBlanks whether blanks after a delimiter belong to it, as in {@code a, b}
 * @param quote what encloses a cell, {@link #NONE} where nothing does
 * @param escape what goes before a quote within a quoted cell; the quote itself where quotes are doubled
 */
public record Dialect(String delimiter, boolean skipsBlanks, char quote, char escape) {
    public static final char NONE = '\0';

    public static Dialect of(String delimiter) {
        return new Dialect(delimiter, false, '"', '"');
    }

    /** The delimiter as it stands between two cells. */
    public String separator() {
        return skipsBlanks ? delimiter + " " : delimiter;
    }

    boolean isQuote(char c) {
        return quote != NONE && c == quote;
    }

    boolean doublesQuotes() {
        return escape == quote;
    }

    Dialect delimitedBy(String other) {
        return new Dialect(other, false, quote, escape);
    }

    /** Whether a delimiter starts at this place. */
    boolean isDelimiterAt(String text, int at) {
        return !delimiter.isEmpty() && text.startsWith(delimiter, at);
    }

    /** Where the next cell starts, after the delimiter that starts at this place. */
    int afterDelimiter(String text, int at) {
        int next = at + delimiter.length();
        while (skipsBlanks && next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /** Where the next delimiter starts, or the end of the text. */
    int nextDelimiter(String text, int from) {
        int at = delimiter.isEmpty() ? -1 : text.indexOf(delimiter, from);
        return at < 0 ? text.length() : at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
