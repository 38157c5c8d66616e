package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits the text of a record into cells. Its own state machine, because Commons CSV knows neither delimiters of several
 * characters together with blanks after them, nor an escape that stands only before quotes, nor what was odd about a cell;
 * where Commons CSV reads a text without complaint, both see the same records, which a test holds.
 */
final class CellSplitter {
    private final Dialect dialect;
    private final String text;
    private final Set<Integer> literals;
    private final List<String> cells = new ArrayList<>();
    private int flaws;
    private int openAt = -1;
    private int quoted;

    private CellSplitter(Dialect dialect, String text, Set<Integer> literals) {
        this.dialect = dialect;
        this.text = text;
        this.literals = literals;
    }

    static Cells split(Dialect dialect, String text) {
        return new CellSplitter(dialect, text, Set.of()).split();
    }

    /** As if a quote that never closes were a character like any other. */
    static Cells splitClosed(Dialect dialect, String text) {
        Set<Integer> literals = new HashSet<>();
        Cells split = split(dialect, text);
        while (split.isOpen()) {
            literals.add(split.openAt());
            split = new CellSplitter(dialect, text, literals).split();
        }
        return new Cells(split.values(), split.flaws() + literals.size(), -1, split.quoted());
    }

    private Cells split() {
        int at = 0;
        while (at >= 0) {
            boolean isQuoted = at < text.length() && dialect.isQuote(text.charAt(at)) && !literals.contains(at);
            int end = isQuoted ? quoted(at) : unquoted(at, new StringBuilder());
            at = end < text.length() ? dialect.afterDelimiter(text, end) : -1;
        }
        return new Cells(cells, flaws, openAt, quoted);
    }

    private int unquoted(int from, StringBuilder before) {
        int end = dialect.nextDelimiter(text, from);
        cells.add(before.append(text, from, end).toString());
        return end;
    }

    private int quoted(int open) {
        quoted++;
        StringBuilder cell = new StringBuilder();
        int at = open + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isEscape(at)) {
                cell.append(text.charAt(at + 1));
                at += 2;
            } else if (c == dialect.quote()) {
                return afterQuote(at + 1, cell);
            } else {
                cell.append(c);
                at++;
            }
        }
        openAt = open;
        cells.add(cell.toString());
        return text.length();
    }

    private boolean isEscape(int at) {
        if (text.charAt(at) != dialect.escape() || at + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return next == dialect.quote() || (!dialect.doublesQuotes() && next == dialect.escape());
    }

    /** Blanks between a closing quote and the delimiter are dropped; any other text is kept, and is a flaw. */
    private int afterQuote(int from, StringBuilder cell) {
        int at = from;
        while (at < text.length() && Dialect.isBlank(text.charAt(at)) && !dialect.isDelimiterAt(text, at)) {
            at++;
        }
        if (at == text.length() || dialect.isDelimiterAt(text, at)) {
            cells.add(cell.toString());
            return at;
        }
        flaws++;
        return unquoted(from, cell);
    }
}
