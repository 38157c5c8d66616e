package io.plumbline.definitions;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.GeneratedAt;
import io.plumbline.definitions.Export.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code conf/exports/<vendor>/<object>.conf}. */
final class ExportReader {
    private ExportReader() {}

    static Export read(Node node) {
        List<ExportColumn> columns = ExportColumnReader.read(node.block("columns"));
        List<String> names = columns.stream().map(ExportColumn::name).toList();
        List<String> key = node.requiredList("key", Kind.COLUMN);
        List<String> controls = node.optionalList("controls", Kind.COLUMN);
        node.mustBeAmong(names, "key", key);
        node.mustBeAmong(names, "controls", controls);
        return new Export(
                node.source().folderName(),
                node.source().baseName(),
                node.required("description", Kind.TEXT),
                node.required("owner", Kind.TEXT),
                node.requiredList("files", Kind.GLOB),
                FormatReader.read(node.block("format"), columns),
                node.optionalList("nulls", Kind.RAW_TEXT),
                node.required("zone", Kind.ZONE),
                columns,
                key,
                restatement(node.block("restatement")),
                node.optionalBlock("generated-at").map(block -> generatedAt(block, names)),
                node.optional("freshness", Kind.DURATION),
                controls,
                becomes(node),
                node.place(),
                ContentHash.of(node.content()));
    }

    private static Restatement restatement(Node restatement) {
        return switch (restatement.required("type", Kind.word(List.of("append", "upsert", "replace-window")))) {
            case "upsert" -> new Restatement.Upsert();
            case "replace-window" -> new Restatement.ReplaceWindow(restatement.requiredList("by", Kind.COLUMN));
            default -> new Restatement.Append();
        };
    }

    private static GeneratedAt generatedAt(Node block, List<String> names) {
        String column = block.required("column", Kind.COLUMN);
        block.mustBeAmong(names, "column", List.of(column));
        return new GeneratedAt(column, block.required("pattern", Kind.DATE_PATTERN));
    }

    private static List<Becomes> becomes(Node node) {
        List<Becomes> becomes = new ArrayList<>();
        for (Node block : node.blockList("becomes")) {
            TableName table = block.required("table", Kind.TABLE);
            Optional<Expression> where = block.optionalExpression("where");
            Node columns = block.block("columns");
            List<Mapping> mappings = columns.keys().stream()
                    .map(column -> new Mapping(column, columns.expression(column)))
                    .toList();
            becomes.add(new Becomes(table, where, mappings, block.place()));
        }
        return becomes;
    }
}
