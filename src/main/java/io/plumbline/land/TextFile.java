package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** A delivery as text behind its byte-order mark, decoded strictly. */
final class TextFile {
    private TextFile() {}

    static Reader open(DeliveredBytes file, Charset charset, int bomBytes) throws IOException {
        InputStream bytes = file.open();
        bytes.skipNBytes(bomBytes);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
