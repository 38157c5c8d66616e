package io.plumbline.standardize;

import io.plumbline.land.FileReport;
import io.plumbline.standardize.SampleReading.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/exports.md: each sample file, and what became of its records. */
final class ExportsPage {
    private final Map<String, List<Sample>> readings;

    ExportsPage(Map<String, List<Sample>> readings) {
        this.readings = readings;
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Exports");
        lines.add("");
        lines.add(
                "What each export's contract makes of its sample file. Read = landed + quarantined + recognised; refused are"
                        + " landed records that a canonical table could not take. Written by `ExportGoldenTest`; the rows themselves"
                        + " stand in `src/test/resources/goldens`.");
        lines.add("");
        lines.add("| sample | export | read | landed | quarantined | recognised | refused | canonical rows |");
        lines.add("|---|---|---|---|---|---|---|---|");
        readings.forEach((file, samples) -> samples.forEach(sample -> lines.add(row(file, sample))));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String file, Sample sample) {
        FileReport report = sample.report();
        String rows = sample.rows().entrySet().stream()
                .map(table -> table.getKey() + " " + table.getValue().size())
                .collect(Collectors.joining(", "));
        return "| %s | %s | %d | %d | %d | %s | %d | %s |"
                .formatted(
                        file,
                        sample.export(),
                        report.read(),
                        report.landed(),
                        report.quarantined(),
                        report.reason().isEmpty() ? recognised(report) : "rejected: " + report.reason(),
                        sample.refused().size(),
                        rows);
    }

    /** The verdict and the balance in words. */
    static String fates(FileReport report) {
        return report.reason().isEmpty()
                ? "read %d = landed %d + quarantined %d + recognised %d (%s)"
                        .formatted(
                                report.read(),
                                report.landed(),
                                report.quarantined(),
                                report.rowsRecognised(),
                                recognised(report))
                : "rejected: " + report.reason();
    }

    private static String recognised(FileReport report) {
        return report.recognised().entrySet().stream()
                .map(kind -> kind.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }
}
