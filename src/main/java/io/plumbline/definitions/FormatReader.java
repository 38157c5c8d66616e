package io.plumbline.definitions;

import io.plumbline.definitions.Format.Totals;
import java.util.List;
import java.util.Optional;

/** Reads the {@code format} of an export. */
final class FormatReader {
    private static final int DEFAULT_HEADER_MATCHES = 2;
    private static final int MOST_HEADER_ROWS = 2;
    private static final Kind<String> ONE_CHARACTER =
            Kind.shaped("one character that is no letter, digit or quote", "\"\\t\"", "[^\"\\r\\n\\w]");

    private static final Kind<String> QUOTING =
            Kind.shaped("one character that is no letter, digit or blank", "\"'\"", "[^\\s\\w\\x00]");

    private FormatReader() {}

    static Format read(Node format, List<ExportColumn> columns) {
        return switch (format.required("type", Kind.word(List.of("csv", "xlsx", "json-lines", "json-document")))) {
            case "json-lines" -> new Format.JsonLines(records(format));
            case "json-document" -> new Format.JsonDocument(records(format));
            case "xlsx" ->
                new Format.Workbook(
                        format.optional("sheet", Kinds.RAW_TEXT).filter(sheet -> !sheet.isEmpty()),
                        table(format, columns));
            default -> delimited(format, columns);
        };
    }

    private static String records(Node format) {
        return format.optional("records", Kinds.RAW_TEXT).orElse("");
    }

    private static Format delimited(Node format, List<ExportColumn> columns) {
        return new Format.Delimited(
                format.optional("encoding", Kinds.CHARSET),
                format.optional("delimiter", ONE_CHARACTER)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.charAt(0)),
                quoting(format),
                table(format, columns));
    }

    private static Format.Quoting quoting(Node format) {
        Format.Quoting quoting = new Format.Quoting(
                character(format, "quote").orElse(Format.Quoting.STANDARD.quote()), character(format, "escape"));
        String delimiter = format.optional("delimiter", ONE_CHARACTER).orElse("");
        boolean isEscape =
                quoting.escape().filter(escape -> escape == quoting.quote()).isPresent();
        if (isEscape || delimiter.equals(String.valueOf(quoting.quote()))) {
            format.refuse(
                    "quote",
                    "key \"format.quote\" is the same character as the " + (isEscape ? "escape" : "delimiter"),
                    "Leave out escape where quotes are doubled; otherwise write the characters of the file.");
        }
        return quoting;
    }

    private static Optional<Character> character(Node format, String key) {
        return format.optional(key, QUOTING).filter(text -> !text.isEmpty()).map(text -> text.charAt(0));
    }

    private static Format.Table table(Node format, List<ExportColumn> columns) {
        int named = (int)
                columns.stream().filter(column -> !column.headers().isEmpty()).count();
        int matches = format.optional("min-header-matches", Kinds.POSITIVE)
                .orElse(Math.max(1, Math.min(DEFAULT_HEADER_MATCHES, named)));
        if (format.has("min-header-matches") && matches > named) {
            format.refuse(
                    "min-header-matches",
                    "key \"format.min-header-matches\" is " + matches + ", but only " + named
                            + " columns have a header",
                    "Write at most " + named + ".");
        }
        return new Format.Table(
                matches,
                headerRows(format),
                blocks(format),
                format.optionalBlock("totals").map(totals -> totals(totals, columns)),
                format.optionalList("footers", Kinds.REGEX));
    }

    private static int headerRows(Node format) {
        int rows = format.optional("header-rows", Kinds.POSITIVE).orElse(1);
        if (rows > MOST_HEADER_ROWS) {
            format.refuse(
                    "header-rows",
                    "key \"format.header-rows\" is " + rows + ", but at most " + MOST_HEADER_ROWS
                            + " rows are folded into one header",
                    "Write 1 or 2.");
        }
        return rows;
    }

    private static Format.Blocks blocks(Node format) {
        Format.Blocks blocks = new Format.Blocks(
                format.optionalList("other-headers", Kinds.REGEX),
                format.optional("other-rows", Kinds.REGEX),
                format.optional("rows", Kinds.REGEX),
                format.optional("comment", Kinds.TEXT));
        if (blocks.otherRows().isPresent() && blocks.otherHeaders().isEmpty()) {
            format.refuse(
                    "other-rows",
                    "key \"format.other-rows\" is written, but no other-headers",
                    "Say in other-headers below which headers such rows stand.");
        }
        return blocks;
    }

    private static Totals totals(Node totals, List<ExportColumn> columns) {
        List<String> empty = totals.optionalList("empty", Kinds.COLUMN);
        totals.check().textsAreAmong(columns.stream().map(ExportColumn::name).toList(), "empty", empty);
        return new Totals(totals.required("label", Kinds.REGEX), empty, totals.optional("control", Kinds.RAW_TEXT));
    }
}
