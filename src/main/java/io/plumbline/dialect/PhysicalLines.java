package io.plumbline.dialect;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a text, whose line ends may differ from line to line; lines can be given back and are then read again. */
final class PhysicalLines {
    private final Reader text;
    private final Deque<PhysicalLine> returned = new ArrayDeque<>();
    private final char[] buffer = new char[1 << 14];
    private int filled;
    private int at;
    private long number;

    PhysicalLines(Reader text) {
        this.text = text;
    }

    Optional<PhysicalLine> next() {
        if (!returned.isEmpty()) {
            return Optional.of(returned.pop());
        }
        if (peek() < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (int c = read(); c >= 0; c = read()) {
            if (c == '\n') {
                return line(line, "\n");
            }
            if (c == '\r') {
                boolean isPair = peek() == '\n';
                at += isPair ? 1 : 0;
                return line(line, isPair ? "\r\n" : "\r");
            }
            line.append((char) c);
        }
        return line(line, "");
    }

    /** Gives lines back, in the order in which they were read. */
    void giveBack(List<PhysicalLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            returned.push(lines.get(i));
        }
    }

    private Optional<PhysicalLine> line(StringBuilder line, String end) {
        return Optional.of(new PhysicalLine(++number, line.toString(), end));
    }

    private int read() {
        int c = peek();
        at++;
        return c;
    }

    private int peek() {
        if (at < filled) {
            return buffer[at];
        }
        try {
            filled = Math.max(0, text.read(buffer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at = 0;
        return filled == 0 ? -1 : buffer[0];
    }
}
