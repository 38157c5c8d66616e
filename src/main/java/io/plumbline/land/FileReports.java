package io.plumbline.land;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.PlumblineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reports that one reading of files leaves in a staging folder: one JSON file for each part, named by export, delivery and
 * part, so that a repeated task replaces its own report. They hold personal data (quarantined cells): delete them after use.
 */
public final class FileReports {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final String PART = "~";
    private final Path folder;

    private record PartReport(int number, int of, FileReport report) {}

    public FileReports(String stagingDir) {
        this.folder = Path.of(stagingDir);
    }

    /** All reports in the folder, by file; none when nothing has been read. A file whose parts are not all there has none;
     * parts that a reading left behind when it was given up do not count. */
    public List<FileReport> read() {
        Map<String, Map<Integer, List<PartReport>>> byFile = new TreeMap<>();
        try {
            for (Path path : reports()) {
                try (InputStream in = Files.newInputStream(path)) {
                    PartReport part = JSON.readValue(in, PartReport.class);
                    byFile.computeIfAbsent(name(part.report()), name -> new TreeMap<>())
                            .computeIfAbsent(part.of(), of -> new ArrayList<>())
                            .add(part);
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        return byFile.values().stream()
                .flatMap(readings -> readings.values().stream()
                        .filter(parts -> parts.size() == parts.get(0).of())
                        .limit(1))
                .map(FileReports::whole)
                .sorted(Comparator.comparing(FileReport::file))
                .toList();
    }

    private static FileReport whole(List<PartReport> parts) {
        return FileReport.of(parts.stream()
                .sorted(Comparator.comparing(PartReport::number))
                .map(PartReport::report)
                .toList());
    }

    private List<Path> reports() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> nameOf(path).endsWith(".json")).toList();
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Removes reports that have been written down: they hold personal data. */
    void delete(Collection<FileReport> reports) {
        Set<String> names = reports.stream().map(FileReports::name).collect(Collectors.toSet());
        delete(path -> names.contains(nameOf(path).substring(0, nameOf(path).indexOf(PART))));
    }

    /** Removes what reports there are of a file. */
    void delete(Delivery delivery) {
        String name = name(delivery.export(), delivery.id(), delivery.file());
        delete(path -> nameOf(path).startsWith(name + PART));
    }

    private void delete(Predicate<Path> which) {
        try {
            for (Path path : reports()) {
                if (which.test(path)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static String name(FileReport report) {
        return name(report.export(), report.deliveryId(), report.file());
    }

    private static String name(String export, String deliveryId, String file) {
        return export.replace('/', '.') + "-" + deliveryId + "-" + Integer.toHexString(file.hashCode());
    }

    /** Writes beside and renames over, so that a report is there whole or not at all. */
    void write(FileReport report, FilePart part, String attempt) {
        String name = name(report) + PART + part.number() + "of" + part.of();
        Path partial = folder.resolve("." + name + "." + attempt);
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(partial)) {
                JSON.writeValue(out, new PartReport(part.number(), part.of(), report));
            }
            Files.move(partial, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private PlumblineException unusable(IOException e) {
        return new PlumblineException(
                "%s: the staging folder of file reports cannot be used: %s".formatted(folder, e.getMessage()), e);
    }
}
