package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The bytes of a delivery, wherever they lie: all that reads a delivery opens it here.
 *
 * @param path the file on disk
 * @param packing whether the file is the delivery or a container of it
 * @param entry the entry of a zip archive, by the name that stands in the archive; "" otherwise
 */
record DeliveredBytes(String path, Packing packing, String entry) implements Serializable {
    /** A sheet of a million rows, the most that one may have, is of this size. */
    private static final int MAX_IN_MEMORY = 1 << 26;

    enum Packing {
        NONE,
        GZIP,
        ZIP
    }

    static DeliveredBytes of(Path file) {
        return new DeliveredBytes(file.toAbsolutePath().toString(), Packing.NONE, "");
    }

    static DeliveredBytes gzip(Path file) {
        return new DeliveredBytes(file.toAbsolutePath().toString(), Packing.GZIP, "");
    }

    static DeliveredBytes zipped(Path archive, String entry) {
        return new DeliveredBytes(archive.toAbsolutePath().toString(), Packing.ZIP, entry);
    }

    /**
     * The bytes, decompressed as they are read.
     *
     * @throws ContainerException from here or from any read, when the container is damaged or beyond the limits
     */
    InputStream open() throws IOException {
        return switch (packing) {
            case NONE -> openFile(file());
            case GZIP -> GzipFile.open(file());
            case ZIP -> ZipArchive.open(file(), entry);
        };
    }

    /** Whether reading may begin anywhere at no cost. */
    boolean isSeekable() {
        return packing == Packing.NONE;
    }

    /** The bytes from an offset on, decompressed as they are read. */
    InputStream open(long offset) throws IOException {
        InputStream bytes = open();
        bytes.skipNBytes(offset);
        return bytes;
    }

    /**
     * The bytes in any order; those that are packed are unpacked into memory.
     *
     * @throws ContainerException when they are too many for that
     */
    SeekableByteChannel channel() throws IOException {
        if (packing == Packing.NONE) {
            return Files.newByteChannel(file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        try (InputStream in = open()) {
            byte[] all = in.readNBytes(MAX_IN_MEMORY + 1);
            if (all.length > MAX_IN_MEMORY) {
                throw new ContainerException("a workbook of more than 64 MiB: deliver it outside of a container");
            }
            return new SeekableInMemoryByteChannel(all);
        }
    }

    /** Of the file on disk: of the container if there is one. */
    FileStamp stamp() throws IOException {
        return FileStamp.of(file());
    }

    /** The file on disk as it lies there. */
    DeliveredBytes packed() {
        return of(file());
    }

    /** A link that took the file's place since the folder was listed is not followed. */
    static InputStream openFile(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Path file() {
        return Path.of(path);
    }
}
