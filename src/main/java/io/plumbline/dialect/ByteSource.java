package io.plumbline.dialect;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read several times from their beginning. */
public interface ByteSource {
    InputStream open() throws IOException;
}
