package io.plumbline.definitions;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** How the bytes of an export become records. */
public sealed interface Format {
    /**
     * Delimited text.
     *
     * @param encoding the declared encoding; when empty it is told by the bytes (byte-order mark, strict UTF-8, else
     *     windows-1252)
     * @param delimiter the declared delimiter; when empty it is told by the content (comma, TAB, semicolon, pipe)
     * @param minHeaderMatches how many of the contract's headers a line must hold to be the header
     * @param totals how totals rows look, if the export has any
     * @param footers regular expressions: the first line after the header whose first cell matches one as a whole, and
     *     everything below it, is footer
     */
    record Delimited(
            Optional<Charset> encoding,
            Optional<Character> delimiter,
            int minHeaderMatches,
            Optional<Totals> totals,
            List<String> footers)
            implements Format {
        public Delimited {
            footers = List.copyOf(footers);
        }
    }

    /**
     * One JSON object a line; nested members are addressed by dotted paths.
     *
     * @param records dotted path of the array in each line whose elements are the records; empty when the line itself is one
     */
    record JsonLines(String records) implements Format {}

    /**
     * One JSON document.
     *
     * @param records dotted path of the array that holds the records; empty when the document is itself the array
     */
    record JsonDocument(String records) implements Format {}

    /**
     * A totals row: its first non-empty cell matches {@code label} as a whole and all {@code empty} columns hold no
     * value. A row for which only one of the two holds is quarantined.
     *
     * @param control the label of the one totals row whose cells the sums of {@link Export#controls()} must equal
     */
    record Totals(String label, List<String> empty, Optional<String> control) {
        public Totals {
            empty = List.copyOf(empty);
        }
    }
}
