package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFilesTest {
    private final Configuration hadoop = new Configuration(false);

    @TempDir
    Path folder;

    @BeforeEach
    void useThem() {
        hadoop.set("fs.file.impl", LocalFiles.class.getName());
        hadoop.set("fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
        hadoop.setBoolean("fs.file.impl.disable.cache", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rw-r-----", "r--------", "rwxr-x--x"})
    void setsPermissions(String permission) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (FileSystem files = FileSystem.get(URI.create("file:///"), hadoop)) {
            files.setPermission(new org.apache.hadoop.fs.Path(file.toUri()), FsPermission.valueOf("-" + permission));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(permission);
    }

    @Test
    void tellsOfFilesAndLinksWhatHadoopTells() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        FileContext files = FileContext.getFileContext(hadoop);
        try (LocalFileSystem hadoops = FileSystem.getLocal(new Configuration(false))) {
            for (Path path : new Path[] {file, link, folder}) {
                org.apache.hadoop.fs.Path asked = new org.apache.hadoop.fs.Path(path.toUri());
                FileStatus own = files.getFileLinkStatus(asked);
                FileStatus theirs = hadoops.getRawFileSystem().getFileStatus(asked);
                assertThat(own.isDirectory()).isEqualTo(theirs.isDirectory());
                assertThat(own.getLen()).isEqualTo(theirs.getLen());
                assertThat(own.getPermission()).isEqualTo(theirs.getPermission());
            }
        }
    }

    @Test
    void writesWithAChecksumThatReadingHoldsItAgainst() throws IOException {
        org.apache.hadoop.fs.Path file =
                new org.apache.hadoop.fs.Path(folder.resolve("checked").toUri());
        FileContext files = FileContext.getFileContext(hadoop);
        files.create(file, EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())
                .close();
        assertThat(folder.resolve(".checked.crc")).exists();
    }
}
