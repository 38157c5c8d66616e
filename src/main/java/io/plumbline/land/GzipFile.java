package io.plumbline.land;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A file compressed by gzip, of one member or several in a row. */
final class GzipFile {
    static final String SUFFIX = ".gz";

    private GzipFile() {}

    static boolean isNamedLikeOne(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** The name of the file that was compressed. */
    static String inner(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    static InputStream open(Path file) throws IOException {
        long packed = FileStamp.of(file).bytes();
        InputStream disk = DeliveredBytes.openFile(file);
        try {
            InputStream members = GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(new DiskBytes(disk), 1 << 16))
                    .setDecompressConcatenated(true)
                    .get();
            return UnpackedStream.of(members, inner(String.valueOf(file.getFileName())), packed);
        } catch (ContainerException e) {
            disk.close();
            throw e;
        } catch (UncheckedIOException e) {
            disk.close();
            throw e.getCause();
        } catch (IOException e) {
            disk.close();
            throw new ContainerException("it is not compressed by gzip, or was cut off in its first bytes", e);
        }
    }
}
