package io.plumbline.land;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The decompressed bytes of one part of a container, held against the limits while they are read. Damage is told apart from
 * a disk that cannot be read: the file would be refused for the one, and the run stops for the other.
 */
final class UnpackedStream extends FilterInputStream {
    private static final int MAGIC = 4;
    private final long packed;
    private long count;

    private UnpackedStream(InputStream unpacking, long packed) {
        super(unpacking);
        this.packed = packed;
    }

    /**
     * Opens the part and looks at its first bytes.
     *
     * @param unpacking throws UncheckedIOException where the disk fails and IOException where the container is damaged
     * @param name of the part, for messages
     * @param packed size of the container
     */
    static InputStream of(InputStream unpacking, String name, long packed) throws IOException {
        PushbackInputStream part = new PushbackInputStream(new UnpackedStream(unpacking, packed), MAGIC);
        byte[] start = part.readNBytes(MAGIC);
        part.unread(start);
        String magic = new String(start, StandardCharsets.ISO_8859_1);
        boolean isArchive = magic.startsWith("PK\u0003\u0004") && !EntryName.isWorkbook(name);
        if (isArchive || magic.startsWith("\u001f\u008b")) {
            part.close();
            throw nested(name);
        }
        return part;
    }

    static ContainerException nested(String name) {
        return new ContainerException("it holds another container, %s: deliver what is in that one by itself"
                .formatted(EntryName.printable(name)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int length = read(one, 0, 1);
        return length < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, from, length);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ContainerException e) {
            throw e;
        } catch (IOException e) {
            throw new ContainerException("it is damaged or truncated: it cannot be decompressed to its end", e);
        }
        count += Math.max(read, 0);
        String problem = UnpackingLimits.problem(count, packed);
        if (!problem.isEmpty()) {
            throw new ContainerException(problem);
        }
        return read;
    }

    /** Skipped bytes count as well. */
    @Override
    public long skip(long length) throws IOException {
        return read(new byte[(int) Math.min(length, 1 << 13)], 0, (int) Math.min(length, 1 << 13));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
