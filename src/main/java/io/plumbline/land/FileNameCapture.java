package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns whose value stands in a file's name and nowhere in the file. */
final class FileNameCapture {
    private final List<PlannedColumn> columns;

    FileNameCapture(ReadPlan plan) {
        this.columns = plan.columns().stream()
                .filter(column -> !column.fileName().isEmpty())
                .toList();
    }

    /**
     * The inspection with what the name tells; rejected if the name lacks a required column.
     *
     * @param path the file's path with slashes; only the name at its end is looked at
     */
    Inspection addTo(Inspection inspection, String path) {
        if (columns.isEmpty() || inspection.verdict() != Verdict.READABLE) {
            return inspection;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> captured = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (PlannedColumn column : columns) {
            Matcher matcher = Pattern.compile(column.fileName()).matcher(name);
            if (matcher.find()) {
                captured.put(column.name(), matcher.group(1));
            } else if (column.required()) {
                missing.add("the file's name holds no %s (expected: %s)".formatted(column.name(), column.fileName()));
            }
        }
        return missing.isEmpty() ? inspection.with(captured) : inspection.rejected(String.join("; ", missing));
    }
}
