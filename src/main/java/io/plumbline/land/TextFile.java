package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;

/** A delivery as text behind its byte-order mark, decoded strictly. */
final class TextFile {
    private TextFile() {}

    static Reader open(DeliveredBytes file, Charset charset, int bomBytes) throws IOException {
        return strict(file.open(bomBytes), charset);
    }

    private static Reader strict(InputStream bytes, Charset charset) {
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The text from an offset on, in UTF-8. */
    static InputStream utf8(DeliveredBytes file, Charset charset, long offset) throws IOException {
        InputStream bytes = file.open(offset);
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
                ? bytes
                : ReaderInputStream.builder()
                        .setReader(strict(bytes, charset))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }
}
