package io.plumbline.dialect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a file's bytes are to be read as text, found in the bytes alone: a byte order mark; UTF-16 by its zero bytes; UTF-8
 * if all of the file is sound UTF-8; otherwise windows-1252, or ISO-8859-1 where a byte has no meaning in that.
 */
public record TextEncoding(Charset charset, int bomBytes) {
    private static final int HEAD = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private record Mark(Charset charset, byte[] bytes) {
        static Mark of(Charset charset) {
            return new Mark(charset, "\uFEFF".getBytes(charset));
        }
    }

    /** UTF-32LE starts as UTF-16LE does, so it is asked first. */
    private static final List<Mark> MARKS = List.of(
            Mark.of(StandardCharsets.UTF_8),
            Mark.of(Charset.forName("UTF-32LE")),
            Mark.of(Charset.forName("UTF-32BE")),
            Mark.of(StandardCharsets.UTF_16LE),
            Mark.of(StandardCharsets.UTF_16BE));

    public static TextEncoding of(ByteSource file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        for (Mark mark : MARKS) {
            if (startsWith(head, mark.bytes())) {
                return decodes(file, mark.charset())
                        ? new TextEncoding(mark.charset(), mark.bytes().length)
                        : new TextEncoding(singleByte(file), 0);
            }
        }
        Charset wide = wide(head);
        if (wide != StandardCharsets.UTF_8 && decodes(file, wide)) {
            return new TextEncoding(wide, 0);
        }
        return new TextEncoding(decodes(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : singleByte(file), 0);
    }

    /** The file's text after the byte order mark. */
    public Reader open(ByteSource file) throws IOException {
        InputStream in = new BufferedInputStream(file.open(), 1 << 16);
        in.skipNBytes(bomBytes);
        return new InputStreamReader(in, charset);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (head[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 if a third of one half of the byte pairs is zero and hardly any of the other; UTF-8 stands for neither. */
    private static Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs < 2) {
            return StandardCharsets.UTF_8;
        }
        if (zeros[1] * 3 > pairs && zeros[0] * 20 < pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] * 3 > pairs && zeros[1] * 20 < pairs ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static Charset singleByte(ByteSource file) throws IOException {
        return decodes(file, WINDOWS) ? WINDOWS : StandardCharsets.ISO_8859_1;
    }

    private static boolean decodes(ByteSource file, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        try (Reader text = new InputStreamReader(
                file.open(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (text.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
