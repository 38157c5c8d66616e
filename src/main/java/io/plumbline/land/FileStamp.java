package io.plumbline.land;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What tells that a file on disk is still the one that was looked at.
 *
 * @param bytes its size as it lies there, compressed if it is
 * @param modifiedMillis when it was last written, milliseconds since 1970 UTC
 */
record FileStamp(long bytes, long modifiedMillis) implements Serializable {
    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    }
}
