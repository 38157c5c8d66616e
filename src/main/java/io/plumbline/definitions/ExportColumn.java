package io.plumbline.definitions;

import java.util.List;
import java.util.Optional;

/**
 * One column of an export.
 *
 * @param name our name for it, and the bronze column
 * @param headers the names vendors give it (synonyms, languages), compared without case and outer blanks; for JSON the
 *     dotted path in the record, e.g. {@code metrics.costMicros}, or after a slash the path in the line or document around the
 *     record, e.g. {@code /recipient}
 * @param required a file without it is rejected
 * @param removed what becomes of a file that lacks the column although the delivery before it had it; what the export's
 *     {@link Drift} says when empty
 * @param repeated the header may occur several times: the cells become one JSON array of strings
 * @param preamble a regular expression with one group; the column's value is what it captures in the lines above the
 *     header, the same for every row of the file
 * @param fileName a regular expression with one group; the column's value is what it captures in the file's name, without
 *     folders, the same for every row of the file
 * @param blockTitle the column's value is the title above the row: the newest line whose only filled cell is its first
 */
public record ExportColumn(
        String name,
        List<String> headers,
        boolean required,
        Optional<Drift.Policy> removed,
        boolean repeated,
        Optional<String> preamble,
        Optional<String> fileName,
        boolean blockTitle,
        Place place) {
    public ExportColumn {
        headers = List.copyOf(headers);
    }
}
