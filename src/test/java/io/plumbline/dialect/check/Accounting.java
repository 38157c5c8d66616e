package io.plumbline.dialect.check;

import io.plumbline.dialect.RowFate;
import io.plumbline.dialect.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether every line of a file is in exactly one record, every character in a cell, and every defect named with its line. */
final class Accounting {
    private Accounting() {}

    /** What is not accounted for, empty where all is. */
    static Optional<String> gap(Loaded file) {
        long line = 0;
        for (TableRow row : file.rows()) {
            if (row.line() != line + 1 || row.lastLine() < row.line()) {
                return Optional.of("line %d follows line %d".formatted(row.line(), line));
            }
            line = row.lastLine();
            String delimiter = file.shape().dialect().delimiter();
            if (!essence(row.raw(), delimiter).equals(essence(String.join("", row.cells()), delimiter))) {
                return Optional.of("line %d has lost a character".formatted(row.line()));
            }
            if (row.fate().isIrregular() && row.reason().isEmpty()) {
                return Optional.of("line %d is %s without a reason".formatted(row.line(), row.fate()));
            }
        }
        return Optional.empty();
    }

    /** Letters and digits, but for those that delimit. */
    private static String essence(String text, String delimiter) {
        String cells = delimiter.isEmpty() ? text : text.replace(delimiter, "");
        return cells.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    static String irregular(Loaded file) {
        List<String> named = file.rows().stream()
                .filter(row -> row.fate().isIrregular())
                .map(row -> row.line() + " " + row.fate())
                .toList();
        long regular =
                file.rows().stream().filter(row -> row.fate() == RowFate.DATA).count();
        String shown =
                named.size() > 6 ? named.subList(0, 6) + " and %d more".formatted(named.size() - 6) : named.toString();
        return "%d records, %d sound rows, irregular lines %s"
                .formatted(file.rows().size(), regular, named.isEmpty() ? "none" : shown);
    }
}
