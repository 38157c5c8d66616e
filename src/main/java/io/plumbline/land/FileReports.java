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
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The reports that one reading of files leaves in a staging folder: one JSON file each, named by export and delivery,
 * so that a repeated task replaces its own report. They hold personal data (quarantined cells): delete them after use.
 */
public final class FileReports {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final Path folder;
    private final FileContext files;

    public FileReports(String stagingDir, Configuration hadoop) {
        this.folder = new Path(stagingDir);
        try {
            this.files = FileContext.getFileContext(folder.toUri(), hadoop);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** All reports in the folder, by file; none when nothing has been read. */
    public List<FileReport> read() {
        List<FileReport> reports = new ArrayList<>();
        try {
            if (!files.util().exists(folder)) {
                return List.of();
            }
            RemoteIterator<FileStatus> entries = files.listStatus(folder);
            while (entries.hasNext()) {
                Path path = entries.next().getPath();
                if (path.getName().endsWith(".json")) {
                    try (InputStream in = files.open(path)) {
                        reports.add(JSON.readValue(in, FileReport.class));
                    }
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        reports.sort(Comparator.comparing(FileReport::file));
        return reports;
    }

    /** Removes reports that have been written down: they hold personal data. */
    void delete(Collection<FileReport> reports) {
        for (FileReport report : reports) {
            try {
                files.delete(new Path(folder, name(report) + ".json"), false);
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    private static String name(FileReport report) {
        return report.export().replace('/', '.') + "-" + report.deliveryId() + "-"
                + Integer.toHexString(report.file().hashCode());
    }

    /** Writes beside and renames over, so that a report is there whole or not at all. */
    void write(FileReport report, String attempt) {
        String name = name(report);
        Path partial = new Path(folder, "." + name + "." + attempt);
        try {
            try (OutputStream out = files.create(
                    partial, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), Options.CreateOpts.createParent())) {
                JSON.writeValue(out, report);
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
