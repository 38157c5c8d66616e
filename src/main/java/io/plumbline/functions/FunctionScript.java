package io.plumbline.functions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The text of {@code functions.sql}: statements, and under each of them examples as comments. */
final class FunctionScript {
    private static final String COMMENT = "--";
    private static final String EXAMPLE = "-- example: ";
    private static final String EQUALS = " = ";

    private final String text;

    FunctionScript(String text) {
        this.text = text;
    }

    /** {@code -- example: call = expected}. */
    record Example(String call, String expected) {}

    /** The statements in their order; each ends with a semicolon at the end of a line. */
    List<String> statements() {
        String code = text.lines()
                .filter(line -> !line.strip().startsWith(COMMENT))
                .collect(Collectors.joining("\n", "", "\n"));
        return Arrays.stream(code.split(";[ \\t]*\\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    List<Example> examples() {
        return text.lines()
                .filter(line -> line.startsWith(EXAMPLE))
                .map(line -> line.substring(EXAMPLE.length()))
                .map(FunctionScript::example)
                .toList();
    }

    private static Example example(String line) {
        int equals = line.lastIndexOf(EQUALS);
        return new Example(line.substring(0, equals), line.substring(equals + EQUALS.length()));
    }
}
