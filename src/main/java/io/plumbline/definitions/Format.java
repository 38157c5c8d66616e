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
     */
    record Delimited(Optional<Charset> encoding, Optional<Character> delimiter, Quoting quoting, Table table)
            implements Format {}

    /**
     * How a cell holds what would otherwise end it.
     *
     * @param quote stands around such a cell, and doubled within it
     * @param escape stands before a character that is meant as text; before the letters n, r, t, b and f it makes the control
     *     character. None when empty.
     */
    record Quoting(char quote, Optional<Character> escape) {
        public static final Quoting STANDARD = new Quoting('"', Optional.empty());
    }

    /**
     * A sheet of an Excel workbook (.xlsx).
     *
     * @param sheet the sheet's name; the workbook's first sheet when empty
     */
    record Workbook(Optional<String> sheet, Table table) implements Format {}

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
     * What stands where in a file of rows and cells.
     *
     * @param minHeaderMatches how many of the contract's headers a line must hold to be the header
     * @param headerRows how many rows make the header, 1 or 2
     * @param totals how totals rows look, if the export has any
     * @param footers regular expressions: the first line after the header whose first cell matches one as a whole, and
     *     everything below it, is footer
     */
    record Table(int minHeaderMatches, int headerRows, Blocks blocks, Optional<Totals> totals, List<String> footers) {
        public Table {
            footers = List.copyOf(footers);
        }
    }

    /**
     * How to tell the blocks of a file that holds several tables one under the other. A record is compared as the texts of
     * its cells, joined by ", ", which must match as a whole.
     *
     * @param otherHeaders regular expressions for the headers of tables that this contract does not read
     * @param otherRows a regular expression for the rows below such a header: the first that does not match is this
     *     contract's again. When empty, all rows up to the next header of this contract are the other table's.
     * @param rows a regular expression for this contract's own rows; others are the other table's. All are its own when empty.
     * @param comment what a comment begins with; what follows a comment is another table until the contract's header comes
     */
    record Blocks(
            List<String> otherHeaders, Optional<String> otherRows, Optional<String> rows, Optional<String> comment) {
        public static final Blocks ONE = new Blocks(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public Blocks {
            otherHeaders = List.copyOf(otherHeaders);
        }
    }

    /**
     * A totals row: its first non-empty cell matches {@code label} as a whole and all {@code empty} columns hold no
     * value. A row for which only one of the two holds is quarantined.
     *
     * @param label may be empty: then the {@code empty} columns alone tell a totals row
     * @param control the label of the one totals row whose cells the sums of {@link Export#controls()} must equal; empty
     *     where the only totals row has no label, or one that differs from file to file
     */
    record Totals(String label, List<String> empty, Optional<String> control) {
        public Totals {
            empty = List.copyOf(empty);
        }
    }
}
