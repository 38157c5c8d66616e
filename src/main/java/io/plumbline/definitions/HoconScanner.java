package io.plumbline.definitions;

import io.plumbline.definitions.HoconToken.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts HOCON text into tokens without recursion. The parser of the library neither tells the order and the lines of keys
 * nor survives deep nesting, so the text is looked at before it is parsed; text that is no HOCON is left to the parser
 * to refuse.
 */
final class HoconScanner {
    private static final Map<Character, Sort> SIGNS = Map.of(
            '{', Sort.OPEN_OBJECT,
            '}', Sort.CLOSE_OBJECT,
            '[', Sort.OPEN_LIST,
            ']', Sort.CLOSE_LIST,
            ',', Sort.COMMA,
            '\n', Sort.NEWLINE,
            '=', Sort.ASSIGN,
            ':', Sort.ASSIGN);

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
        Sort sort = SIGNS.get(sign);
        if (sort != null) {
            take(sort, 1);
        } else if (isComment()) {
            position = endOf("\n", position);
        } else if (text.startsWith("+=", position)) {
            take(Sort.APPEND, 2);
        } else if (text.startsWith("${", position)) {
            take(Sort.SUBSTITUTION, past("}", position + 2) - position);
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
        take(Sort.QUOTED, end - position);
    }

    private void quoted() {
        int end = position + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean isClosed = end < text.length() && text.charAt(end) == '"';
        take(Sort.QUOTED, Math.min(text.length(), isClosed ? end + 1 : end) - position);
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
            tokens.add(new HoconToken(Sort.WORD, word, line));
        }
    }

    private void take(Sort sort, int length) {
        String taken = text.substring(position, position + length);
        tokens.add(new HoconToken(sort, taken, line));
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
