package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.Format;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What reading needs of an export's contract, in a form that travels to executors. Columns are addressed by their
 * position in the contract; "" stands for "not declared".
 *
 * @param statedRows the column that says how many rows the file has
 * @param forms of columns, by position, each of whose cells must have that form
 * @param retyped share of the cells of such a column above which the file is refused
 * @param part which part of the file holds the records: the path of a JSON array, or the name of a sheet
 */
record ReadPlan(
        String export,
        Kind kind,
        String encoding,
        String delimiter,
        Quoting quoting,
        String part,
        TablePlan table,
        List<PlannedColumn> columns,
        List<Integer> key,
        Set<String> nulls,
        List<Integer> controls,
        String statedRows,
        Map<Integer, CellForm> forms,
        double retyped)
        implements Serializable {

    enum Kind {
        DELIMITED,
        WORKBOOK,
        JSON_LINES,
        JSON_DOCUMENT;

        boolean hasHeader() {
            return this == DELIMITED || this == WORKBOOK;
        }
    }

    /** The characters around and within quoted cells. */
    record Quoting(char quote, String escape) implements Serializable {
        static Quoting of(Format format) {
            Format.Quoting quoting = format instanceof Format.Delimited csv ? csv.quoting() : Format.Quoting.STANDARD;
            return new Quoting(
                    quoting.quote(), quoting.escape().map(String::valueOf).orElse(""));
        }
    }

    /** A column; headers are normalised, preamble and file name are regular expressions or "". */
    record PlannedColumn(
            String name,
            List<String> headers,
            boolean required,
            boolean repeated,
            String preamble,
            String fileName,
            boolean blockTitle)
            implements Serializable {
        static PlannedColumn of(ExportColumn column) {
            return new PlannedColumn(
                    column.name(),
                    column.headers().stream().map(Headers::normal).toList(),
                    column.required(),
                    column.repeated(),
                    column.preamble().orElse(""),
                    column.fileName().orElse(""),
                    column.blockTitle());
        }
    }

    static ReadPlan of(Export export) {
        Format format = export.format();
        if (format instanceof Format.Delimited csv) {
            String encoding = csv.encoding().map(Charset::name).orElse("");
            String delimiter = csv.delimiter().map(String::valueOf).orElse("");
            return of(export, Kind.DELIMITED, encoding, delimiter, "", TablePlan.of(csv.table(), export));
        } else if (format instanceof Format.Workbook workbook) {
            String sheet = workbook.sheet().orElse("");
            return of(export, Kind.WORKBOOK, "", "", sheet, TablePlan.of(workbook.table(), export));
        }
        Kind kind = format instanceof Format.JsonLines ? Kind.JSON_LINES : Kind.JSON_DOCUMENT;
        String path = format instanceof Format.JsonDocument document
                ? document.records()
                : ((Format.JsonLines) format).records();
        return of(export, kind, "", "", path, TablePlan.NONE);
    }

    private static ReadPlan of(
            Export export, Kind kind, String encoding, String delimiter, String part, TablePlan table) {
        return new ReadPlan(
                export.name(),
                kind,
                encoding,
                delimiter,
                Quoting.of(export.format()),
                part,
                table,
                export.columns().stream().map(PlannedColumn::of).toList(),
                positions(export, export.key()),
                export.nulls().stream().map(String::strip).collect(Collectors.toUnmodifiableSet()),
                positions(export, export.controls()),
                export.statedRows().orElse(""),
                forms(export),
                export.drift().retyped());
    }

    private static Map<Integer, CellForm> forms(Export export) {
        Map<Integer, CellForm> forms = new TreeMap<>();
        for (int i = 0; i < export.columns().size(); i++) {
            int position = i;
            CellForm.of(export, export.columns().get(i).name()).ifPresent(form -> forms.put(position, form));
        }
        return forms;
    }

    static List<Integer> positions(Export export, List<String> names) {
        return names.stream().map(name -> position(export, name)).toList();
    }

    private static int position(Export export, String name) {
        return IntStream.range(0, export.columns().size())
                .filter(i -> export.columns().get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(export.name() + " has no column " + name));
    }

    /** Whether the records are elements of arrays inside the lines, so that lines do not count them. */
    boolean isNested() {
        return kind == Kind.JSON_LINES && !part.isEmpty();
    }

    /** Whether records can be read without those before them, apart from headers among them, and nothing is added up. */
    boolean isPlainTable() {
        return kind == Kind.DELIMITED
                && table.isPlain()
                && controls.isEmpty()
                && statedRows.isEmpty()
                && columns.stream().noneMatch(PlannedColumn::blockTitle);
    }

    /** Whether a cell holds no value: blank, or one of the contract's null texts. */
    boolean isNull(String cell) {
        if (cell.isEmpty()) {
            return true;
        }
        String text = cell.strip();
        return text.isEmpty() || nulls.contains(text);
    }
}
