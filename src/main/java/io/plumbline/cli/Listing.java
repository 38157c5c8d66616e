package io.plumbline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A list of rows as data on standard output: aligned for people, CSV or JSON lines for programs. */
record Listing(List<String> columns, List<List<String>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How to print it. */
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    void print(PrintStream out, Form form) {
        switch (form) {
            case TABLE -> printAligned(out);
            case CSV -> printCsv(out);
            case JSON -> printJson(out);
        }
    }

    private void printAligned(PrintStream out) {
        int[] widths = new int[columns.size()];
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(SafeText::onTerminal).toList()));
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean isNumber = line != columns && line.get(i).matches("-?[\\d,]+(\\.\\d+)?%?");
                String pad = " ".repeat(widths[i] - line.get(i).length());
                text.append(isNumber ? pad + line.get(i) : line.get(i) + pad).append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private void printCsv(PrintStream out) {
        try {
            CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
            printer.printRecord(columns);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(SafeText::inSpreadsheet).toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void printJson(PrintStream out) {
        for (List<String> row : rows) {
            Map<String, String> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            try {
                out.println(JSON.writeValueAsString(object));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("strings cannot fail to be written", e);
            }
        }
    }
}
