package io.plumbline.land;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The bytes of an archive's entry, held at their end against the size and the checksum that the archive states. */
final class CheckedEntry extends FilterInputStream {
    private final CRC32 checksum = new CRC32();
    private final long size;
    private final long stated;
    private long count;

    CheckedEntry(InputStream unpacked, ZipArchiveEntry entry) {
        super(unpacked);
        this.size = entry.getSize();
        this.stated = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read > 0) {
            checksum.update(bytes, from, read);
            count += read;
        }
        boolean isWrong = read < 0 ? count != size || checksum.getValue() != stated : count > size;
        if (isWrong) {
            throw new ZipException("size or checksum differ from what the archive states");
        }
        return read;
    }
}
