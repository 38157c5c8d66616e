package io.plumbline.dialect.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.dialect.RowFate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The records that a suite expects of a file, and those that Plumbline reads, in the words of the suite. */
record Expected(List<String> wanted, List<String> read) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COUNTED = Pattern.compile("\\d+:\\[.*](#.*)?");
    private static final Pattern BRACKETS = Pattern.compile("\\[(.*?)][ \\t]*$", Pattern.DOTALL | Pattern.MULTILINE);

    boolean agree() {
        return wanted.equals(read);
    }

    /** csv-spectrum: an object, or an array of them, whose keys are the header. */
    static Expected ofObjects(Loaded file, Path json) throws IOException {
        List<String> wanted = new ArrayList<>();
        JsonNode tree = JSON.readTree(json.toFile());
        for (JsonNode object : tree.isArray() ? tree : JSON.createArrayNode().add(tree)) {
            List<String> cells = new ArrayList<>();
            object.fields()
                    .forEachRemaining(field ->
                            cells.add(field.getKey() + "=" + field.getValue().asText()));
            wanted.add(cells.toString());
        }
        List<String> header = file.shape().header();
        List<String> read = file.rows().stream()
                .filter(row -> row.fate().isRow())
                .map(row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < row.cells().size(); i++) {
                        cells.add((i < header.size() ? header.get(i) : "") + "="
                                + row.cells().get(i));
                    }
                    return cells.toString();
                })
                .toList();
        return new Expected(wanted, read);
    }

    /** Commons CSV: a control file that names the settings, then {@code 2:[a, b]} for each record. */
    static Expected ofControl(Loaded file, List<String> control) {
        String settings = control.get(0);
        List<String> wanted = control.stream()
                .skip(2)
                .filter(line -> COUNTED.matcher(line).matches())
                .map(line -> line.replaceFirst("](#.*)?$", "]"))
                .toList();
        boolean skipsComments = settings.contains("CommentStart=#");
        List<String> read = file.rows().stream()
                .filter(row -> !skipsComments || !row.raw().startsWith("#"))
                .filter(row -> !settings.contains("IgnoreEmpty=true") || row.fate() != RowFate.BLANK)
                .map(row -> row.cells().size() + ":" + row.cells())
                .toList();
        return new Expected(wanted, read);
    }

    /** univocity: printed lists without comments and blank lines, cells stripped, null for an empty one. */
    static Expected ofPrinted(Loaded file, String printed) {
        List<String> wanted = new ArrayList<>();
        Matcher matcher = BRACKETS.matcher(printed);
        while (matcher.find()) {
            wanted.add(matcher.group(1));
        }
        List<String> read = file.rows().stream()
                .filter(row -> row.fate().isRow() || row.fate() == RowFate.HEADER)
                .map(row -> String.join(
                        ", ",
                        row.cells().stream()
                                .map(String::strip)
                                .map(cell -> cell.isEmpty() ? "null" : cell)
                                .toList()))
                .toList();
        return new Expected(wanted, read);
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
