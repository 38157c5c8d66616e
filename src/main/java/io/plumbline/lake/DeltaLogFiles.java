package io.plumbline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Reads what a table's log says about its newest commits without loading a snapshot: a few milliseconds a table, so that a
 * night with nothing new costs no Spark job.
 */
final class DeltaLogFiles {
    private static final Pattern COMMIT_FILE = Pattern.compile("\\d{20}\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG = "_delta_log";
    private static final ListedVersions LISTED = new ListedVersions();

    private final Path table;
    private final Configuration hadoop;

    DeltaLogFiles(Path table, Configuration hadoop) {
        this.table = table;
        this.hadoop = hadoop;
    }

    boolean isTable() {
        return newestVersion().isPresent();
    }

    /** The data files of a version, or of the newest. */
    TableFiles files(OptionalLong version) {
        Optional<FileStatus> commit = version.isPresent() ? commit(version.getAsLong()) : newestCommit();
        return commit.map(found -> LISTED.get(
                        found, () -> TableFiles.of(table, OptionalLong.of(versionOf(found.getPath())), hadoop)))
                .orElseGet(() -> TableFiles.of(table, version, hadoop));
    }

    /** The newest committed version, or empty when there is no table. */
    OptionalLong newestVersion() {
        return newestCommit().stream()
                .mapToLong(file -> versionOf(file.getPath()))
                .findFirst();
    }

    private Optional<FileStatus> newestCommit() {
        try {
            return Stream.of(table.getFileSystem(hadoop).listStatus(new Path(table, LOG)))
                    .filter(file ->
                            COMMIT_FILE.matcher(file.getPath().getName()).matches())
                    .max(Comparator.comparingLong(file -> versionOf(file.getPath())));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the log of " + table, e);
        }
    }

    private Optional<FileStatus> commit(long version) {
        Path file = fileOf(version);
        try {
            return Optional.of(file.getFileSystem(hadoop).getFileStatus(file));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + file, e);
        }
    }

    private Path fileOf(long version) {
        return new Path(table, LOG + "/%020d.json".formatted(version));
    }

    /** The {@code commitInfo} of one version, or empty when its file has been cleaned away. */
    Optional<JsonNode> commitInfo(long version) {
        Path file = fileOf(version);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(file.getFileSystem(hadoop).open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"commitInfo\"")) {
                    return Optional.of(JSON.readTree(line).get("commitInfo"));
                }
            }
            return Optional.empty();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The {@code commitInfo} of all versions after {@code since}, oldest first; empty when one has been cleaned away. */
    Optional<List<JsonNode>> commitInfosSince(long since) {
        List<JsonNode> infos = new ArrayList<>();
        long newest = newestVersion().orElse(-1);
        for (long version = since + 1; version <= newest; version++) {
            Optional<JsonNode> info = commitInfo(version);
            if (info.isEmpty()) {
                return Optional.empty();
            }
            infos.add(info.get());
        }
        return Optional.of(infos);
    }

    private static long versionOf(Path commitFile) {
        return Long.parseLong(commitFile.getName().substring(0, 20));
    }
}
