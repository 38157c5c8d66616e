package io.plumbline.land;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a file as its first bytes tell it.
 *
 * @param bomBytes length of the byte-order mark
 * @param isGuess neither declared nor marked: UTF-8 until a byte contradicts it
 */
record Encoding(Charset charset, int bomBytes, boolean isGuess) {
    static final Charset FALLBACK = Charset.forName("windows-1252");

    /** A byte-order mark wins over the declared encoding: it is part of the bytes. */
    static Encoding of(byte[] head, String declared) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, false);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, false);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, false);
        }
        return declared.isEmpty()
                ? new Encoding(StandardCharsets.UTF_8, 0, true)
                : new Encoding(Charset.forName(declared), 0, false);
    }

    /** Whether every ASCII character is one byte, and no byte of another character is ASCII. */
    boolean extendsAscii() {
        return extendsAscii(charset);
    }

    static boolean extendsAscii(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.US_ASCII)
                || charset.name().startsWith("ISO-8859-")
                || charset.name().startsWith("windows-125");
    }

    Encoding fallback() {
        return new Encoding(FALLBACK, 0, false);
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || Byte.toUnsignedInt(head[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
