package io.plumbline.land;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What the inspection of a file found and its reading relies on.
 *
 * @param encoding the charset's name
 * @param bomBytes length of the byte-order mark
 * @param delimiter "" for JSON
 * @param headerRecord number of the record that is the header, the last one of it, 0 for JSON
 * @param headerRows the records that make the header, as delivered
 * @param constants columns whose value is captured from the preamble
 * @param records how many records the file has; 0 when not counted
 * @param broken numbers of the records in which text follows a closing quote
 */
record Layout(
        String encoding,
        int bomBytes,
        String delimiter,
        long headerRecord,
        long headerLine,
        List<List<String>> headerRows,
        Map<String, String> constants,
        long records,
        List<Long> broken)
        implements Serializable {

    static final Layout UNKNOWN = new Layout("", 0, "", 0, 0, List.of(), Map.of(), 0, List.of());

    Layout {
        headerRows = headerRows.stream().map(List::copyOf).toList();
        constants = Map.copyOf(constants);
        broken = List.copyOf(broken);
    }

    /** The names of the columns. */
    List<String> header() {
        return headerRows.isEmpty() ? List.of() : FoldedHeader.of(headerRows);
    }
}
