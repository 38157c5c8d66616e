package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a damaged line in the way that needs the least put right, so that it has the table's width and its cells look like
 * those above and below: a quote too many is a character of its cell, a missing delimiter stands where one cell's form
 * ends and the next one's begins, an empty cell too many is dropped. No character of the line but delimiters and quotes
 * is ever dropped. Dynamic programming over (place, column), so the order of trials does not matter.
 */
final class CheapestReading {
    private static final double STRAY_QUOTE = 1;
    /** A quote that stands where a cell might end is hardly a character of it. */
    private static final double STRAY_CLOSING_QUOTE = 3;

    private static final double LITERAL_QUOTE = 1.5;
    /** Reading the opening quote of a soundly quoted cell as a character. */
    private static final double IGNORED_QUOTES = 4;
    /** Text after a closing quote. */
    static final double TEXT_AFTER_QUOTE = 3;

    private static final double UNCLOSED = 4;
    private static final double LOST_DELIMITER = 3;
    private static final double SPARE_DELIMITER = 2;
    private static final double BLANK_IN_TEXT = 0.1;
    static final double WRONG_WIDTH = 4;
    private static final int WIDER = 8;
    private static final int LONGEST_LINE = 20_000;
    private static final int LONGEST_SEARCH = 2000;
    private static final int MOST_COLUMNS = 200;

    private record Step(
            double cost,
            String cell,
            String repair,
            @Nullable Step next) {}

    private final Dialect dialect;
    private final String line;
    private final Profile profile;
    private final Map<Long, Step> known = new HashMap<>();

    private CheapestReading(Dialect dialect, String line, Profile profile) {
        this.dialect = dialect;
        this.line = line;
        this.profile = profile;
    }

    /** Empty where the line is too long or too wide to look for it. */
    static Optional<Reading> of(Dialect dialect, String line, Profile profile) {
        if (line.length() > LONGEST_LINE || profile.width() > MOST_COLUMNS || profile.width() < 2) {
            return Optional.empty();
        }
        return new CheapestReading(dialect, line, profile).read();
    }

    private Optional<Reading> read() {
        @Nullable Step step = best(0, 0);
        if (step == null) {
            return Optional.empty();
        }
        double cost = step.cost();
        List<String> cells = new ArrayList<>();
        Set<String> repairs = new LinkedHashSet<>();
        for (@Nullable Step at = step; at != null; at = at.next()) {
            if (at.repair().equals(DROPPED)) {
                repairs.add("an empty cell too many after column " + cells.size());
                continue;
            }
            cells.add(at.cell());
            if (!at.repair().isEmpty()) {
                repairs.add(at.repair() + " column " + cells.size());
            }
        }
        return Optional.of(new Reading(cells, cost, List.copyOf(repairs)));
    }

    private static final String DROPPED = "dropped";

    private @Nullable Step best(int at, int column) {
        if (column > profile.width() + WIDER) {
            return null;
        }
        long key = ((long) at << 16) | column;
        @Nullable Step found = known.get(key);
        if (found == null) {
            found = new Trials(at, column).run();
            known.put(key, found);
        }
        return found == NONE ? null : found;
    }

    private static final Step NONE = new Step(Double.POSITIVE_INFINITY, "", "", null);

    /** All ways to read the cell of a column that starts at a place. */
    private final class Trials {
        private final int from;
        private final int column;
        private Step best = NONE;
        private boolean closesSoundly;

        Trials(int from, int column) {
            this.from = from;
            this.column = column;
        }

        Step run() {
            boolean isQuoted = from < line.length() && dialect.isQuote(line.charAt(from));
            if (isQuoted) {
                quoted();
            }
            unquoted(!isQuoted ? 0 : closesSoundly ? IGNORED_QUOTES : LITERAL_QUOTE);
            if (dialect.isDelimiterAt(line, from) && column <= profile.width()) {
                @Nullable Step rest = best(dialect.afterDelimiter(line, from), column);
                if (rest != null) {
                    offer(rest.cost() + SPARE_DELIMITER, "", DROPPED, rest);
                }
            }
            return best;
        }

        private void unquoted(double cost) {
            String stray = cost > 0 ? "a quote too many in" : "";
            int end = dialect.nextDelimiter(line, from);
            close(line.substring(from, end), end, cost, stray);
            splits(end, cost);
            int merged = 0;
            while (dialect.delimiter().equals(" ") && end < line.length()) {
                end = dialect.nextDelimiter(line, dialect.afterDelimiter(line, end));
                close(line.substring(from, end), end, cost + ++merged * BLANK_IN_TEXT, "blanks within");
            }
        }

        /** Where the delimiter after an unquoted cell may be missing. */
        private void splits(int end, double cost) {
            if (column + 1 >= profile.width()) {
                return;
            }
            Column here = profile.columns().get(column);
            Column next = profile.columns().get(column + 1);
            int last = Math.min(end, from + LONGEST_SEARCH);
            // From the longest cell of a fixed form to the shortest: of equals the first stays.
            for (int i = from + 1; i < last; i++) {
                int at = here.isFixed() ? last + from - i : i;
                if (dialect.isQuote(line.charAt(at)) || isEdge(here, next, at, end)) {
                    lost(line.substring(from, at), at, cost);
                }
            }
        }

        /** Whether the cell before a place, or the one after it, has a form that is its column's. */
        private boolean isEdge(Column here, Column next, int at, int end) {
            if (here.isFixed()) {
                return at - from <= Shape.LONGEST && here.hasShapeOf(line.substring(from, at));
            }
            return next.isFixed() && end - at <= Shape.LONGEST && next.hasShapeOf(line.substring(at, end));
        }

        private void quoted() {
            StringBuilder cell = new StringBuilder();
            double stray = 0;
            int at = from + 1;
            while (at < line.length()) {
                char c = line.charAt(at);
                if (!dialect.isQuote(c)) {
                    boolean isEscape = !dialect.doublesQuotes()
                            && c == dialect.escape()
                            && at + 1 < line.length()
                            && (dialect.isQuote(line.charAt(at + 1)) || line.charAt(at + 1) == c);
                    cell.append(isEscape ? line.charAt(at + 1) : c);
                    at += isEscape ? 2 : 1;
                    continue;
                }
                boolean mayClose = closings(cell.toString(), at + 1, stray);
                boolean isDoubled =
                        dialect.doublesQuotes() && at + 1 < line.length() && dialect.isQuote(line.charAt(at + 1));
                if (isDoubled) {
                    closings(cell.toString() + c, at + 2, stray + STRAY_QUOTE);
                }
                cell.append(c);
                stray += isDoubled ? 0 : mayClose ? STRAY_CLOSING_QUOTE : STRAY_QUOTE;
                at += isDoubled ? 2 : 1;
            }
            close(cell.toString(), line.length(), UNCLOSED + stray, "an unclosed quote in");
        }

        /** A quote just read may close the cell, where a delimiter or the end follows, or where a delimiter is missing. */
        private boolean closings(String cell, int after, double stray) {
            int at = after;
            while (at < line.length() && Dialect.isBlank(line.charAt(at)) && !dialect.isDelimiterAt(line, at)) {
                at++;
            }
            if (at == line.length() || dialect.isDelimiterAt(line, at)) {
                closesSoundly |= stray == 0;
                close(cell, at, stray, stray > 0 ? "a quote too many in" : "");
                return true;
            }
            if (column + 1 < profile.width()) {
                lost(cell, after, stray);
            }
            return false;
        }

        private void lost(String cell, int at, double cost) {
            @Nullable Step rest = best(at, column + 1);
            if (rest != null) {
                offer(rest.cost() + cost + LOST_DELIMITER + strangeness(cell), cell, "a missing delimiter after", rest);
            }
        }

        private void close(String cell, int end, double cost, String repair) {
            double all = cost + strangeness(cell);
            if (end >= line.length()) {
                offer(all + WRONG_WIDTH * Math.abs(column + 1 - profile.width()), cell, repair, null);
                return;
            }
            @Nullable Step rest = best(dialect.afterDelimiter(line, end), column + 1);
            if (rest != null) {
                offer(rest.cost() + all, cell, repair, rest);
            }
        }

        private double strangeness(String cell) {
            return profile.strangeness(column, cell);
        }

        private void offer(double cost, String cell, String repair, @Nullable Step next) {
            if (cost < best.cost() - 1e-9) {
                best = new Step(cost, cell, repair, next);
            }
        }
    }
}
