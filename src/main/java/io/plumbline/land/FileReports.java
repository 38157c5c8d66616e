package io.plumbline.land;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.PlumblineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

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
    private final FileContext files;

    private record PartReport(int number, int of, FileReport report) {}

    public FileReports(String stagingDir, Configuration hadoop) {
        this.folder = new Path(stagingDir);
        try {
            this.files = FileContext.getFileContext(folder.toUri(), hadoop);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** All reports in the folder, by file; none when nothing has been read. A file whose parts are not all there has none;
     * parts that a reading left behind when it was given up do not count. */
    public List<FileReport> read() {
        Map<String, Map<Integer, List<PartReport>>> byFile = new TreeMap<>();
        try {
            for (Path path : reports()) {
                try (InputStream in = files.open(path)) {
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
        List<Path> reports = new ArrayList<>();
        if (files.util().exists(folder)) {
            RemoteIterator<FileStatus> entries = files.listStatus(folder);
            while (entries.hasNext()) {
                Path path = entries.next().getPath();
                if (path.getName().endsWith(".json")) {
                    reports.add(path);
                }
            }
        }
        return reports;
    }

    /** Removes reports that have been written down: they hold personal data. */
    void delete(Collection<FileReport> reports) {
        Set<String> names = reports.stream().map(FileReports::name).collect(Collectors.toSet());
        delete(path -> names.contains(path.getName().substring(0, path.getName().indexOf(PART))));
    }

    /** Removes what reports there are of a file. */
    void delete(Delivery delivery) {
        String name = name(delivery.export(), delivery.id(), delivery.file());
        delete(path -> path.getName().startsWith(name + PART));
    }

    private void delete(Predicate<Path> which) {
        try {
            for (Path path : reports()) {
                if (which.test(path)) {
                    files.delete(path, false);
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
        Path partial = new Path(folder, "." + name + "." + attempt);
        try {
            try (OutputStream out = files.create(
                    partial, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), Options.CreateOpts.createParent())) {
                JSON.writeValue(out, new PartReport(part.number(), part.of(), report));
            }
            files.rename(partial, new Path(folder, name + ".json"), Options.Rename.OVERWRITE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private PlumblineException unusable(IOException e) {
        return new PlumblineException(
                "%s: the staging folder of file reports cannot be used: %s".formatted(folder, e.getMessage()), e);
    }
}
