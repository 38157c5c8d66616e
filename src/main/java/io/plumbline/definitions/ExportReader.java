package io.plumbline.definitions;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Each;
import io.plumbline.definitions.Export.GeneratedAt;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.Export.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code conf/exports/<vendor>/<object>.conf}. */
final class ExportReader {
    /** Of the records known before. A night in which more of them are deleted is rarer than a file that was cut off. */
    private static final BigDecimal MOST_LOST = new BigDecimal("0.1");

    private ExportReader() {}

    static Export read(Node node) {
        List<ExportColumn> columns = ExportColumnReader.read(node.block("columns"));
        List<String> names = columns.stream().map(ExportColumn::name).toList();
        List<String> key = node.requiredList("key", Kinds.COLUMN);
        List<String> controls = node.optionalList("controls", Kinds.COLUMN);
        node.check().textsAreAmong(names, "key", key);
        node.check().textsAreAmong(names, "controls", controls);
        return new Export(
                node.source().folderName(),
                node.source().baseName(),
                node.required("description", Kinds.TEXT),
                node.required("owner", Kinds.TEXT),
                node.requiredList("files", Kinds.GLOB),
                node.optional("shared", Kinds.FLAG).orElse(false),
                FormatReader.read(node.block("format"), columns),
                node.optionalList("nulls", Kinds.RAW_TEXT),
                node.required("zone", Kinds.ZONE),
                columns,
                key,
                restatement(node.block("restatement")),
                node.optionalBlock("generated-at").map(block -> generatedAt(block, names)),
                node.optional("freshness", Kinds.DURATION),
                node.optional("when-stale", Kind.choice(Volume.Reaction.class)).orElse(Volume.Reaction.MARK),
                node.optionalBlock("volume").map(VolumeReader::read),
                node.optionalBlock("drift").map(DriftReader::read).orElse(Drift.DEFAULT),
                controls,
                statedRows(node, columns),
                refuse(node),
                becomes(node, names),
                node.place(),
                ContentHash.of(node.values().values()));
    }

    private static Restatement restatement(Node restatement) {
        return switch (restatement.required(
                "type", Kind.word(List.of("append", "upsert", "replace-window", "snapshot")))) {
            case "upsert" -> new Restatement.Upsert();
            case "replace-window" -> new Restatement.ReplaceWindow(restatement.requiredList("by", Kinds.COLUMN));
            case "snapshot" -> snapshot(restatement);
            default -> new Restatement.Append();
        };
    }

    private static Restatement snapshot(Node restatement) {
        return new Restatement.Snapshot(
                restatement.optionalList("full", Kinds.GLOB),
                restatement.optional("most-lost", Kinds.SHARE).orElse(MOST_LOST),
                restatement.optionalList("accepted", Kinds.DATE),
                restatement.optionalList("by", Kinds.COLUMN));
    }

    private static GeneratedAt generatedAt(Node block, List<String> names) {
        String column = block.required("column", Kinds.COLUMN);
        block.check().textsAreAmong(names, "column", List.of(column));
        return new GeneratedAt(column, block.required("pattern", Kinds.DATE_PATTERN));
    }

    private static Optional<String> statedRows(Node node, List<ExportColumn> columns) {
        List<String> captured = columns.stream()
                .filter(column -> column.preamble().isPresent())
                .map(ExportColumn::name)
                .toList();
        Optional<String> column = node.optional("stated-rows", Kinds.COLUMN);
        node.check().textsAreAmong(captured, "stated-rows", column.stream().toList());
        return column;
    }

    private static List<Refusal> refuse(Node node) {
        Stream<Refusal> rules = node.blockList("refuse").stream()
                .map(block ->
                        new Refusal(block.expression("when"), block.required("reason", Kinds.TEXT), LeavesBy.REPLAY));
        Stream<Refusal> lookBack = node.optionalBlock("look-back").map(LookBackReader::read).stream();
        return Stream.concat(rules, lookBack).toList();
    }

    private static List<Becomes> becomes(Node node, List<String> names) {
        List<Becomes> becomes = new ArrayList<>();
        for (Node block : node.blockList("becomes")) {
            TableName table = block.required("table", Kinds.TABLE);
            Optional<Expression> where = block.optionalExpression("where");
            Node columns = block.block("columns");
            List<Mapping> mappings = columns.keys().stream()
                    .map(column -> new Mapping(column, columns.expression(column)))
                    .toList();
            Becomes entry = new Becomes(
                    table,
                    each(block, names),
                    where,
                    block.optionalList("history", Kinds.COLUMN),
                    mappings,
                    block.place());
            checkSameList(becomes, entry, block);
            becomes.add(entry);
        }
        return becomes;
    }

    private static Optional<Each> each(Node block, List<String> columns) {
        return block.optionalBlock("each").map(each -> {
            List<String> names = each.keys();
            String name = names.isEmpty() ? "" : names.get(0);
            if (names.size() != 1 || columns.contains(name)) {
                block.refuse(
                        "each",
                        "\"each\" names " + String.join(", ", names)
                                + "; expected one name that is no column of the export",
                        "Write each { item = \"an expression that gives an array of texts\" }.");
            }
            return new Each(name, each.expression(name));
        });
    }

    /** One scan serves all entries of a table, so they speak of the same items. */
    private static void checkSameList(List<Becomes> before, Becomes entry, Node block) {
        boolean differs = before.stream()
                .filter(other -> other.table().equals(entry.table()))
                .anyMatch(other -> !text(other.each()).equals(text(entry.each())));
        if (differs) {
            block.refuse(
                    "each",
                    "\"each\" is not the same in all entries of " + entry.table(),
                    "Write the same list in each of them, and tell them apart by \"where\".");
        }
    }

    private static String text(Optional<Each> each) {
        return each.map(list -> list.name() + " = " + list.list().sql()).orElse("");
    }
}
