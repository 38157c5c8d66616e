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

    /** Records that are no data: preamble, header, totals, footer, blank lines. */
    public long rowsRecognised() {
        return recognised.values().stream().mapToLong(Long::longValue).sum();
    }
}
