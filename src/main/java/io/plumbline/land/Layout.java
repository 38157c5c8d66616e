package io.plumbline.land;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
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
 * @param constants columns whose value is the same for the whole file: captured from the preamble or the file's name
 * @param records how many records the file has; 0 when not counted
 * @param broken numbers of the records in which text follows a closing quote
 * @param splits beginnings of records below the header, in file order, at which other tasks may go on reading
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
        List<Long> broken,
        List<Split> splits)
        implements Serializable {

    static final Layout UNKNOWN = new Layout("", 0, "", 0, 0, List.of(), Map.of(), 0, List.of(), List.of());

    Layout {
        headerRows = headerRows.stream().map(List::copyOf).toList();
        constants = Map.copyOf(constants);
        broken = List.copyOf(broken);
        splits = List.copyOf(splits);
    }

    Layout with(Map<String, String> moreConstants) {
        Map<String, String> all = new HashMap<>(constants);
        all.putAll(moreConstants);
        return new Layout(
                encoding, bomBytes, delimiter, headerRecord, headerLine, headerRows, all, records, broken, splits);
    }

    Layout with(List<Split> otherSplits) {
        return new Layout(
                encoding,
                bomBytes,
                delimiter,
                headerRecord,
                headerLine,
                headerRows,
                constants,
                records,
                broken,
                otherSplits);
    }

    /** The names of the columns. */
    List<String> header() {
        return headerRows.isEmpty() ? List.of() : FoldedHeader.of(headerRows);
    }

    /** All records as one part. */
    FilePart whole() {
        return new FilePart(0, 1, beginning(), records > 0 ? records : FilePart.ALL);
    }

    /** The parts between the splits. */
    List<FilePart> parts() {
        if (splits.isEmpty()) {
            return List.of(whole());
        }
        List<Split> starts = new ArrayList<>();
        starts.add(beginning());
        starts.addAll(splits);
        List<FilePart> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long end = i + 1 < starts.size() ? starts.get(i + 1).records() : records;
            parts.add(new FilePart(
                    i, starts.size(), starts.get(i), end - starts.get(i).records()));
        }
        return parts;
    }

    private Split beginning() {
        return new Split(bomBytes, 0, 1);
    }
}
