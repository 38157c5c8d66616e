package io.plumbline.lake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The releases of a lake. One is a file {@code releases/<id>.json} that names the version of each gold table; which one is
 * current stands in {@code releases/current}, switched by an atomic rename after what it names is on disk.
 */
public final class Releases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public Releases(Path lake) {
        this.folder = lake.resolve("releases");
    }

    /**
     * One release.
     *
     * @param asOf the run's as-of instant, ISO 8601
     * @param tables version of each gold table
     * @param rows rows of each gold table
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Release(
            String id, long run, String asOf, String definitions, Map<String, Long> tables, Map<String, Long> rows) {
        public Release {
            tables = new TreeMap<>(tables);
            rows = new TreeMap<>(rows);
        }
    }

    /** The release that readers see, or empty before the first. */
    public Optional<Release> current() {
        Path pointer = folder.resolve("current");
        try {
            if (!Files.exists(pointer)) {
                return Optional.empty();
            }
            Path file = folder.resolve(Files.readString(pointer).strip() + ".json");
            return Optional.of(JSON.readValue(file.toFile(), Release.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the current release in " + folder, e);
        }
    }

    /** Makes the release the one that readers see. */
    public void publish(Release release) {
        try {
            Files.createDirectories(folder);
            byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(release);
            replace(folder.resolve(release.id() + ".json"), json);
            replace(folder.resolve("current"), (release.id() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish the release " + release.id(), e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
