package io.plumbline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one export file, byte by byte without garbage, because gigabytes of it are written. */
final class Rows implements AutoCloseable {
    private static final int FLUSH_AT = 1 << 20;

    private final OutputStream file;
    private final Charset charset;
    private final byte[] buffer = new byte[FLUSH_AT + (1 << 14)];
    private int length;

    private Rows(OutputStream file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    static Rows in(Path path) {
        return in(path, StandardCharsets.UTF_8);
    }

    static Rows in(Path path, Charset charset) {
        try {
            Files.createDirectories(path.getParent());
            return new Rows(Files.newOutputStream(path), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it is. */
    Rows text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter > 127 || charset != StandardCharsets.UTF_8) {
                return encoded(text.substring(i));
            }
            buffer[length++] = (byte) letter;
        }
        return this;
    }

    Rows comma() {
        buffer[length++] = ',';
        return this;
    }

    Rows number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("no file of ours holds " + number);
        }
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        length += digits;
        long rest = number;
        for (int at = length - 1; digits > 0; digits--, rest /= 10) {
            buffer[at--] = (byte) ('0' + rest % 10);
        }
        return this;
    }

    /** With leading zeros to that many digits. */
    Rows padded(long number, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            buffer[length + i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += digits;
        return this;
    }

    /** {@code 2026-03-01}. */
    Rows day(long second) {
        return text(Days.iso(second));
    }

    /** {@code 2026-03-01T08:31:59Z}, the end as given. */
    Rows instant(long second, String end) {
        long ofDay = second % Night.DAY;
        day(second).text("T");
        padded(ofDay / 3_600, 2).text(":");
        padded(ofDay / 60 % 60, 2).text(":");
        return padded(ofDay % 60, 2).text(end);
    }

    Rows endLine(String end) {
        text(end);
        if (length >= FLUSH_AT) {
            flush();
        }
        return this;
    }

    Rows endLine() {
        return endLine("\n");
    }

    @Override
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rows encoded(String text) {
        for (byte one : text.getBytes(charset)) {
            buffer[length++] = one;
        }
        return this;
    }

    private void flush() {
        try {
            file.write(buffer, 0, length);
            length = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
