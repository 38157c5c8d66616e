package io.plumbline.definitions;

import io.plumbline.definitions.HoconToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts HOCON text into tokens without recursion. The parser of the library neither tells the order and the lines of keys
 * nor survives deep nesting, so the text is looked at before it is parsed; text that is no HOCON is left to the parser
 * to refuse.
 */
final class HoconScanner {
    private static final Map<Character, Kind> SIGNS = Map.of(
            '{', Kind.OPEN_OBJECT,
            '}', Kind.CLOSE_OBJECT,
            '[', Kind.OPEN_LIST,
            ']', Kind.CLOSE_LIST,
            ',', Kind.COMMA,
            '\n', Kind.NEWLINE,
            '=', Kind.ASSIGN,
            ':', Kind.ASSIGN);

    private final String text;
    private final List<HoconToken> tokens = new ArrayList<>();
    private int position;
    private int line = 1;

    private HoconScanner(String text) {
        this.text = text;
    }

    static List<HoconToken> tokens(String text) {
        HoconScanner scanner = new HoconScanner(text);
        while (scanner.position < text.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    private void next() {
        char sign = text.charAt(position);
        Kind kind = SIGNS.get(sign);
        if (kind != null) {
            take(kind, 1);
        } else if (isComment()) {
            position = endOf("\n", position);
        } else if (text.startsWith("+=", position)) {
            take(Kind.APPEND, 2);
        } else if (text.startsWith("${", position)) {
            take(Kind.SUBSTITUTION, past("}", position + 2) - position);
        } else if (text.startsWith("\"\"\"", position)) {
            tripleQuoted();
        } else if (sign == '"') {
            quoted();
        } else {
            word();
        }
    }

    private boolean isComment() {
        return text.charAt(position) == '#' || text.startsWith("//", position);
    }

    private void tripleQuoted() {
        int end = past("\"\"\"", position + 3);
        while (end < text.length() && text.charAt(end) == '"') {
            end++;
        }
        take(Kind.QUOTED, end - position);
    }

    private void quoted() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean isClosed = end < text.length() && text.charAt(end) == '"';
        take(Kind.QUOTED, Math.min(text.length(), isClosed ? end + 1 : end) - position);
    }

    private void word() {
        int start = position;
        while (position < text.length()
                && text.charAt(position) != '"'
                && !SIGNS.containsKey(text.charAt(position))
                && !isComment()
                && !text.startsWith("+=", position)
                && !text.startsWith("${", position)) {
            position++;
        }
        String word = text.substring(start, position).strip();
        if (!word.isEmpty()) {
            tokens.add(new HoconToken(Kind.WORD, word, line));
        }
    }

    private void take(Kind kind, int length) {
        String taken = text.substring(position, position + length);
        tokens.add(new HoconToken(kind, taken, line));
        line += (int) taken.chars().filter(c -> c == '\n').count();
        position += length;
    }

    private int endOf(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found;
    }

    private int past(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
