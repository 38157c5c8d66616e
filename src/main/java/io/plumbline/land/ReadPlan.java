package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.Format;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What reading needs of an export's contract, in a form that travels to executors. Columns are addressed by their
 * position in the contract; "" stands for "not declared".
 */
record ReadPlan(
        String export,
        Kind kind,
        String encoding,
        String delimiter,
        String recordsPath,
        int minHeaderMatches,
        List<PlannedColumn> columns,
        List<Integer> key,
        Set<String> nulls,
        List<Integer> controls,
        List<PlannedTotals> totals,
        List<String> footers)
        implements Serializable {

    enum Kind {
        DELIMITED,
        JSON_LINES,
        JSON_DOCUMENT
    }

    /** A column; headers are normalised, preamble is a regular expression or "". */
    record PlannedColumn(String name, List<String> headers, boolean required, boolean repeated, String preamble)
            implements Serializable {
        static PlannedColumn of(ExportColumn column) {
            return new PlannedColumn(
                    column.name(),
                    column.headers().stream().map(Headers::normal).toList(),
                    column.required(),
                    column.repeated(),
                    column.preamble().orElse(""));
        }
    }

    /** Totals rows; an empty label means that the empty columns alone tell them. */
    record PlannedTotals(String label, List<Integer> empty, List<String> control) implements Serializable {}

    static ReadPlan of(Export export) {
        List<PlannedColumn> columns =
                export.columns().stream().map(PlannedColumn::of).toList();
        Positions positions = new Positions(export.name(), columns);
        Set<String> nulls = export.nulls().stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        List<Integer> key = positions.of(export.key());
        List<Integer> controls = positions.of(export.controls());
        Format format = export.format();
        if (format instanceof Format.Delimited csv) {
            List<PlannedTotals> totals = csv.totals().stream()
                    .map(t -> new PlannedTotals(
                            t.label(),
                            positions.of(t.empty()),
                            t.control().stream().toList()))
                    .toList();
            return new ReadPlan(
                    export.name(),
                    Kind.DELIMITED,
                    csv.encoding().map(Charset::name).orElse(""),
                    csv.delimiter().map(String::valueOf).orElse(""),
                    "",
                    csv.minHeaderMatches(),
                    columns,
                    key,
                    nulls,
                    controls,
                    totals,
                    csv.footers());
        }
        Kind kind = format instanceof Format.JsonLines ? Kind.JSON_LINES : Kind.JSON_DOCUMENT;
        String path = format instanceof Format.JsonDocument document
                ? document.records()
                : ((Format.JsonLines) format).records();
        return new ReadPlan(export.name(), kind, "", "", path, 0, columns, key, nulls, controls, List.of(), List.of());
    }

    /** Whether the records are elements of arrays inside the lines, so that lines do not count them. */
    boolean isNested() {
        return kind == Kind.JSON_LINES && !recordsPath.isEmpty();
    }

    /** Whether a cell holds no value: blank, or one of the contract's null texts. */
    boolean isNull(String cell) {
        if (cell.isEmpty()) {
            return true;
        }
        String text = cell.strip();
        return text.isEmpty() || nulls.contains(text);
    }

    private record Positions(String export, List<PlannedColumn> columns) {
        List<Integer> of(List<String> names) {
            return names.stream().map(this::of).toList();
        }

        private int of(String name) {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(export + " has no column " + name));
        }
    }
}
