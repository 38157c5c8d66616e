package io.plumbline.publish;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The plain Parquet copy of a release: {@code parquet/<release>/<table>/}, with Hive folders where a table has partitions.
 * Gold tables have no deletion vectors, so their active files are all their rows; they never change, so a hard link is a copy
 * that costs nothing. Where the file system has no links the files are copied.
 */
final class ParquetFolder {
    private final Lake lake;
    private final Path folder;

    ParquetFolder(Lake lake, Path folder) {
        this.lake = lake;
        this.folder = folder;
    }

    void copy(Release release) {
        release.tables().forEach((name, version) -> {
            TableName table = TableName.of(name);
            Path root = Path.of(lake.path(table).toString());
            Path target = folder.resolve(release.id()).resolve(table.name());
            for (org.apache.hadoop.fs.Path file : lake.dataFiles(table, version)) {
                Path source = Path.of(file.toUri().getPath());
                link(source, target.resolve(root.relativize(source).toString()));
            }
        });
    }

    private static void link(Path source, Path target) {
        try {
            Files.createDirectories(target.getParent());
            try {
                Files.createLink(target, source);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(source, target);
            }
        } catch (FileAlreadyExistsException e) {
            // A run that was killed while it copied this release left the file: files of one name have one content.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + source + " to " + target, e);
        }
    }
}
