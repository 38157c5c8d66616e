package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Holds a file's header and preamble against the contract: required columns, columns that occur twice, captures. */
final class HeaderCheck {
    private final ReadPlan plan;
    private final Header header;
    private final List<String> names;
    private final Map<String, String> constants;

    HeaderCheck(ReadPlan plan, Header header) {
        this.plan = plan;
        this.header = header;
        this.names = header.cells().stream().map(Headers::normal).toList();
        this.constants = capture();
    }

    /** Columns whose value is captured from the preamble or the header line. */
    Map<String, String> constants() {
        return constants;
    }

    /** Why the file is rejected, or "". */
    String damage() {
        List<String> problems = new ArrayList<>();
        for (PlannedColumn column : plan.columns()) {
            List<String> present = present(column);
            boolean isInFile = column.fileName().isEmpty();
            if (present.isEmpty() && isInFile && column.required() && !constants.containsKey(column.name())) {
                problems.add(missing(column));
            } else if (!present.isEmpty() && !column.repeated()) {
                twice(column, present.get(0)).ifPresent(problems::add);
            }
        }
        return String.join("; ", problems);
    }

    private List<String> present(PlannedColumn column) {
        return column.headers().stream().filter(names::contains).toList();
    }

    private Optional<String> twice(PlannedColumn column, String name) {
        int[] positions = Headers.positions(names, name);
        return positions.length < 2
                ? Optional.empty()
                : Optional.of("column \"%s\" appears %d times (%s), and the contract's %s is not declared as repeated"
                        .formatted(
                                header.cells().get(positions[0]).strip(),
                                positions.length,
                                String.join(
                                        ", ",
                                        IntStream.of(positions)
                                                .mapToObj(i -> String.valueOf(i + 1))
                                                .toList()),
                                column.name()));
    }

    private String missing(PlannedColumn column) {
        if (column.headers().isEmpty()) {
            return "the preamble holds no %s (expected: %s)".formatted(column.name(), column.preamble());
        }
        return "required column %s is missing (expected: %s).%s Found on line %d: %s"
                .formatted(
                        column.name(),
                        String.join(" or ", column.headers()),
                        nearest(column).map(" Did you mean \"%s\"?"::formatted).orElse(""),
                        header.line(),
                        String.join(
                                ", ", header.cells().stream().map(String::strip).toList()));
    }

    private Optional<String> nearest(PlannedColumn column) {
        return new NearestHeader(names)
                .to(column.headers())
                .map(name -> header.cells().get(names.indexOf(name)).strip());
    }

    private Map<String, String> capture() {
        Map<String, String> captured = new HashMap<>();
        for (PlannedColumn column : plan.columns()) {
            if (!column.preamble().isEmpty() && present(column).isEmpty()) {
                Pattern pattern = Pattern.compile(column.preamble());
                header.above().stream()
                        .map(pattern::matcher)
                        .filter(Matcher::find)
                        .findFirst()
                        .ifPresent(m -> captured.put(column.name(), m.group(1)));
            }
        }
        return captured;
    }
}
