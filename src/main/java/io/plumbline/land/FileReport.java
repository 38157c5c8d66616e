package io.plumbline.land;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one delivered file; read = landed + quarantined + recognised.
 *
 * @param reason why the file was rejected, "" when it was not
 * @param delimiter "" for JSON
 * @param headerLine physical line of the header, 0 for JSON
 * @param quarantine the first {@value Tally#MAX_KEPT} quarantined rows
 * @param problems what a person should look at although the file was read
 */
public record FileReport(
        String export,
        String deliveryId,
        String file,
        long bytes,
        Verdict verdict,
        String reason,
        String encoding,
        String delimiter,
        long headerLine,
        long read,
        long landed,
        long quarantined,
        Map<Recognised, Long> recognised,
        List<QuarantinedRow> quarantine,
        List<ControlTotal> controls,
        List<String> problems) {
    public FileReport {
        recognised = Collections.unmodifiableMap(new TreeMap<>(recognised));
        quarantine = List.copyOf(quarantine);
        controls = List.copyOf(controls);
        problems = List.copyOf(problems);
        long known = recognised.values().stream().mapToLong(Long::longValue).sum();
        if (read != landed + quarantined + known) {
            throw new IllegalStateException("%s: %d records read, but %d landed, %d quarantined, %d recognised"
                    .formatted(file, read, landed, quarantined, known));
        }
    }

    /** Of a file from the reports of its parts, in their order. Only files without control columns are read in parts. */
    static FileReport of(List<FileReport> parts) {
        FileReport first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        Map<Recognised, Long> recognised = new TreeMap<>();
        parts.forEach(part -> part.recognised().forEach((kind, count) -> recognised.merge(kind, count, Long::sum)));
        return new FileReport(
                first.export,
                first.deliveryId,
                first.file,
                first.bytes,
                first.verdict,
                first.reason,
                first.encoding,
                first.delimiter,
                first.headerLine,
                parts.stream().mapToLong(FileReport::read).sum(),
                parts.stream().mapToLong(FileReport::landed).sum(),
                parts.stream().mapToLong(FileReport::quarantined).sum(),
                recognised,
                parts.stream()
                        .flatMap(part -> part.quarantine().stream())
                        .limit(Tally.MAX_KEPT)
                        .toList(),
                first.controls,
                first.problems);
    }

    /** Records that are no data: preamble, header, totals, footer, blank lines. */
    public long rowsRecognised() {
        return recognised.values().stream().mapToLong(Long::longValue).sum();
    }
}
