package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Format;
import java.io.Serializable;
import java.util.List;

/** What stands where in a file of rows and cells; "" stands for "not declared", patterns are regular expressions. */
record TablePlan(
        int minHeaderMatches,
        int headerRows,
        List<String> otherHeaders,
        String otherRows,
        String rows,
        String comment,
        List<PlannedTotals> totals,
        List<String> footers)
        implements Serializable {
    /** Of a file without rows and cells. */
    static final TablePlan NONE = new TablePlan(0, 0, List.of(), "", "", "", List.of(), List.of());

    /** Totals rows; an empty label means that the empty columns alone tell them. */
    record PlannedTotals(String label, List<Integer> empty, List<String> control) implements Serializable {}

    /** Whether a record's fate depends on no other record's but the header's: nothing ends, interrupts or adds up the rows. */
    boolean isPlain() {
        return headerRows == 1
                && otherHeaders.isEmpty()
                && otherRows.isEmpty()
                && rows.isEmpty()
                && comment.isEmpty()
                && totals.isEmpty()
                && footers.isEmpty();
    }

    static TablePlan of(Format.Table table, Export export) {
        return new TablePlan(
                table.minHeaderMatches(),
                table.headerRows(),
                table.blocks().otherHeaders(),
                table.blocks().otherRows().orElse(""),
                table.blocks().rows().orElse(""),
                table.blocks().comment().orElse(""),
                table.totals().stream()
                        .map(t -> new PlannedTotals(
                                t.label(),
                                ReadPlan.positions(export, t.empty()),
                                t.control().stream().toList()))
                        .toList(),
                table.footers());
    }
}
