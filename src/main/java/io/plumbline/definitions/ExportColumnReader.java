package io.plumbline.definitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the columns of an export. */
final class ExportColumnReader {
    private ExportColumnReader() {}

    static List<ExportColumn> read(Node node) {
        List<ExportColumn> columns = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (Node block : node.namedBlocks()) {
            ExportColumn column = column(block);
            columns.add(column);
            checkHeaders(block, column, owners);
        }
        return columns;
    }

    private static ExportColumn column(Node node) {
        node.check().nameIs(Kinds.NAME);
        List<String> headers = node.optionalList("header", Kinds.TEXT);
        Optional<String> preamble = capture(node, "preamble");
        Optional<String> fileName = capture(node, "file-name");
        boolean isRequired = node.optional("required", Kinds.FLAG).orElse(false);
        Optional<Drift.Policy> removed = node.optional("removed", Kind.choice(Drift.Policy.class));
        boolean isRepeated = node.optional("repeated", Kinds.FLAG).orElse(false);
        boolean isBlockTitle = node.optional("block-title", Kinds.FLAG).orElse(false);
        checkSource(node, isBlockTitle);
        return new ExportColumn(
                node.name(), headers, isRequired, removed, isRepeated, preamble, fileName, isBlockTitle, node.place());
    }

    private static Optional<String> capture(Node node, String key) {
        Optional<String> regex = node.optional(key, Kinds.REGEX);
        regex.filter(text -> Pattern.compile(text).matcher("").groupCount() != 1)
                .ifPresent(text -> node.refuse(
                        key,
                        "the " + key + " of column \"" + node.name() + "\" has not exactly one group",
                        "Put the part that is the value between one pair of parentheses."));
        return regex;
    }

    private static void checkSource(Node node, boolean isBlockTitle) {
        long sources = Stream.of(node.has("header"), node.has("preamble"), node.has("file-name"), isBlockTitle)
                .filter(isThere -> isThere)
                .count();
        if (sources != 1) {
            node.refuse(
                    "header",
                    "column \"" + node.name()
                            + "\" needs either \"header\" or \"preamble\" or \"file-name\" or \"block-title\"",
                    "Write header = [\"the vendor's name\"], preamble or file-name = \"a regular expression with one"
                            + " group\", or block-title = true.");
        }
    }

    private static void checkHeaders(Node node, ExportColumn column, Map<String, String> owners) {
        for (String header : column.headers()) {
            @Nullable String owner = owners.putIfAbsent(header.strip().toLowerCase(Locale.ROOT), column.name());
            if (owner != null && !owner.equals(column.name())) {
                node.refuse(
                        "header",
                        "columns \"" + owner + "\" and \"" + column.name() + "\" both claim the header \"" + header
                                + "\"",
                        "Let one column have it.");
            }
        }
    }
}
