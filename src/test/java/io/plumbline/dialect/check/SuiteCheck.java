package io.plumbline.dialect.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The suites of delimited files: those with expected records, and those in which nothing may be lost. */
final class SuiteCheck {
    private static final List<String> ACCOUNTED = List.of(
            "hostile_csv_spectrum",
            "hostile_commons_csv",
            "hostile_univocity/csv",
            "hostile_univocity/tsv",
            "hostile_univocity/issues",
            "hostile_univocity/examples",
            "hostile_frictionless",
            "hostile_spark",
            "hostile_blns");

    /** Where Plumbline means to read otherwise. */
    private static final Map<String, String> MEANT = Map.of(
            "csv-spectrum/location_coordinates.csv",
            "the suite's two files state different phone numbers, 2095257564 and 1234567890; all else agrees",
            "CSVFileParser/test_rfc4180_trim.txt",
            "the control file asks for a reading that drops blanks around cells; Plumbline delivers cells as written",
            "TsvParserExamples/example001ParseAll",
            "univocity's TSV turns the two characters \\n into a line break; Plumbline delivers cells as written");

    private final Path data;
    private final PrintStream out;
    private boolean holds = true;

    SuiteCheck(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    boolean run() throws IOException {
        spectrum();
        commons();
        univocity();
        for (String folder : ACCOUNTED) {
            account(data.resolve(folder));
        }
        return holds;
    }

    private void spectrum() throws IOException {
        for (Path csv : files(data.resolve("hostile_csv_spectrum/csvs"))) {
            String name = csv.getFileName().toString();
            Path json = data.resolve("hostile_csv_spectrum/json").resolve(name.replace(".csv", ".json"));
            compare("csv-spectrum/" + name, Expected.ofObjects(Loaded.of(csv), json));
        }
    }

    private void commons() throws IOException {
        Path folder = data.resolve("hostile_commons_csv/CSVFileParser");
        for (Path control : files(folder)) {
            String name = control.getFileName().toString();
            if (name.startsWith("test") && name.endsWith(".txt")) {
                List<String> lines = Expected.lines(control);
                Path csv = folder.resolve(lines.get(0).split(" ")[0]);
                compare("CSVFileParser/" + name, Expected.ofControl(Loaded.of(csv), lines));
            }
        }
    }

    private void univocity() throws IOException {
        Path folder = data.resolve("hostile_univocity/examples");
        Path outputs = folder.resolve("expectedOutputs");
        printed("CsvParserExamples/example001ParseAll", folder.resolve("example.csv"), outputs, "");
        printed("CsvParserExamples/example002IteratorOverCsv.txt", folder.resolve("example.csv"), outputs, "");
        printed(
                "CsvParserExamples/example012FormatAutodetection",
                folder.resolve("example.csv"),
                outputs,
                "/examples/example.csv:");
        printed(
                "CsvParserExamples/example012FormatAutodetection",
                folder.resolve("european.csv"),
                outputs,
                "/examples/european.csv:");
        printed("CsvParserExamples/example010Escaping", folder.resolve("escape.csv"), outputs, "");
        printed("TsvParserExamples/example001ParseAll", folder.resolve("example.tsv"), outputs, "");
    }

    private void printed(String name, Path file, Path outputs, String section) throws IOException {
        String text = Files.readString(outputs.resolve(name));
        int from = section.isEmpty() ? 0 : text.indexOf("Data in " + section);
        int to = section.isEmpty() ? text.length() : text.indexOf("\n\n", from);
        compare(name, Expected.ofPrinted(Loaded.of(file), text.substring(from, to)));
    }

    private void compare(String name, Expected expected) {
        String why = MEANT.getOrDefault(name, "");
        String verdict = expected.agree() ? "agrees" : why.isEmpty() ? "DISAGREES" : "differs";
        out.printf("%-62s %-9s %s%n", name, verdict, expected.agree() ? "" : why);
        if (verdict.equals("DISAGREES")) {
            holds = false;
            out.println("    expected " + expected.wanted());
            out.println("    read     " + expected.read());
        }
    }

    private void account(Path folder) throws IOException {
        for (Path file : files(folder)) {
            String name = data.relativize(file).toString();
            if (!name.matches(".*\\.(csv|tsv|txt)") || name.contains("expectedOutputs")) {
                continue;
            }
            try {
                Loaded loaded = Loaded.of(file);
                Optional<String> gap = Accounting.gap(loaded);
                holds &= gap.isEmpty();
                out.printf(
                        "%-62s %-9s %s%n",
                        name, gap.isEmpty() ? "accounted" : "LOSES", gap.orElseGet(() -> Accounting.irregular(loaded)));
            } catch (RuntimeException e) {
                holds = false;
                out.printf("%-62s %-9s %s%n", name, "CRASHES", e);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
