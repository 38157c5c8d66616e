package io.plumbline.land;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip archive in the landing folder. Its directory at the end says what it holds; nothing of it is written to disk. */
final class ZipArchive {
    static final String SUFFIX = ".zip";

    private ZipArchive() {}

    static boolean isNamedLikeOne(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** The entries that are files, by name; throws if one of them may not be read, since a part of a delivery is none. */
    static List<EntryName> entries(Path file) throws IOException {
        try (ZipFile archive = zipFile(file)) {
            List<ZipArchiveEntry> entries = Collections.list(archive.getEntries());
            List<EntryName> names = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            long unpacked = 0;
            for (ZipArchiveEntry entry : entries) {
                EntryName name = new EntryName(entry.getName());
                if (!seen.add(name.printable())) {
                    throw new ContainerException("it holds two entries named " + name.printable());
                }
                if (!entry.isDirectory() && !name.isHidden()) {
                    check(entry, name);
                    names.add(name);
                }
                unpacked += entry.getSize();
            }
            check(
                    entries.size(),
                    names.size(),
                    UnpackingLimits.problem(unpacked, FileStamp.of(file).bytes()));
            return names;
        }
    }

    private static void check(int entries, int files, String beyondLimit) throws ContainerException {
        if (entries > UnpackingLimits.MAX_ENTRIES) {
            throw new ContainerException("it holds %d entries, more than the %d that are read"
                    .formatted(entries, UnpackingLimits.MAX_ENTRIES));
        } else if (files == 0) {
            throw new ContainerException("it holds no file");
        } else if (!beyondLimit.isEmpty()) {
            throw new ContainerException(beyondLimit);
        }
    }

    private static void check(ZipArchiveEntry entry, EntryName name) throws ContainerException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new ContainerException(name.printable() + " in it is encrypted");
        } else if (entry.isUnixSymlink()) {
            throw new ContainerException(name.printable() + " in it is a symbolic link");
        } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new ContainerException(name.printable() + " in it is compressed by a method other than deflate");
        } else if (name.isContainer()) {
            throw UnpackedStream.nested(name.text());
        }
    }

    static InputStream open(Path file, String name) throws IOException {
        ZipFile archive = zipFile(file);
        try {
            ZipArchiveEntry entry = archive.getEntry(name);
            if (entry == null) {
                throw new ContainerException("%s is not in it any more".formatted(EntryName.printable(name)));
            }
            InputStream checked = new CheckedEntry(archive.getInputStream(entry), entry);
            return closingWith(
                    archive, UnpackedStream.of(checked, name, FileStamp.of(file).bytes()));
        } catch (IOException e) {
            archive.close();
            throw e;
        }
    }

    private static InputStream closingWith(ZipFile archive, InputStream entry) {
        return new FilterInputStream(entry) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return in.read(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                try (archive) {
                    super.close();
                }
            }
        };
    }

    private static ZipFile zipFile(Path file) throws IOException {
        SeekableByteChannel disk = Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            return zipFile(disk);
        } catch (IOException e) {
            disk.close();
            throw e;
        }
    }

    /** An archive by its directory, which stands at its end. */
    static ZipFile zipFile(SeekableByteChannel bytes) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(new DiskChannel(bytes))
                    .get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | IllegalArgumentException e) {
            throw new ContainerException(
                    "it is no zip archive, or was cut off: its directory, which stands at the end, cannot be read", e);
        }
    }
}
