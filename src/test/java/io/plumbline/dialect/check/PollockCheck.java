package io.plumbline.dialect.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores the folder of a Pollock data set: {@code csv/} holds the polluted files, {@code clean/} what they say. Plumbline
 * is told nothing but the file, not the parameters that the benchmark gives to other systems.
 */
final class PollockCheck {
    static final double LEAST_SIMPLE = 9.95;
    static final double LEAST_WEIGHTED = 9.6;
    private static final double PERFECT = 10 - 1e-9;
    private static final Map<String, Double> WEIGHTS = weights();

    private record File(String name, String family, PollockScore score) {}

    private final PrintStream out;

    PollockCheck(PrintStream out) {
        this.out = out;
    }

    /** How often each pollution was met in the real files that the benchmark's authors surveyed, for each file of it. */
    private static Map<String, Double> weights() {
        Map<String, Double> weights = new TreeMap<>();
        weights.put("source", 1.0);
        weights.put("file_no_payload", 15.0);
        weights.put("file_no_trailing_newline", 184.0);
        weights.put("file_double_trailing_newline", 5.0);
        weights.put("file_no_header", 470.0);
        weights.put("file_header_multirow_2", 47.0);
        weights.put("file_header_multirow_3", 47.0);
        weights.put("file_preamble", 282.0);
        weights.put("file_multitable_same", 188 / 3.0);
        weights.put("file_multitable_more", 188 / 3.0);
        weights.put("file_multitable_less", 188 / 3.0);
        weights.put("file_header_only", 3.0);
        weights.put("file_one_data_row", 4.0);
        weights.put("file_record_delimiter_0xD", 7.0);
        weights.put("file_record_delimiter_0xA", 1691.0);
        weights.put("file_field_delimiter_0x9", 4.0);
        weights.put("file_field_delimiter_0x3B", 834.0);
        weights.put("file_field_delimiter_0x20", 4.0);
        weights.put("file_field_delimiter_0x2C_0x20", 101.0);
        weights.put("file_quotation_char_0x27", 11.0);
        weights.put("file_escape_char_0x5C", 1.0);
        weights.put("file_escape_char_0x00", 7.0);
        weights.put("row_less_sep", 0.36775106082036774);
        weights.put("row_more_sep", 0.36775106082036774);
        weights.put("row_extra_quote", 0.009259259259259259);
        return weights;
    }

    /** Whether the scores reach the goals; a folder without known pollutions has no weighted score. */
    boolean run(Path folder) throws IOException {
        List<File> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder.resolve("csv"))) {
            for (Path file : found.sorted().toList()) {
                files.add(score(folder, file.getFileName().toString()));
            }
        }
        files.stream().filter(file -> file.score().sum() < PERFECT).forEach(this::print);
        Map<String, List<File>> families = new LinkedHashMap<>();
        files.forEach(file ->
                families.computeIfAbsent(file.family(), f -> new ArrayList<>()).add(file));
        out.printf("%n%-34s %6s %8s%n", "pollution", "files", "score");
        families.forEach((family, of) -> out.printf("%-34s %6d %8.4f%n", family, of.size(), mean(of)));
        double simple = mean(files);
        out.printf("%nsimple   %.4f of 10 (goal: above %.2f)%n", simple, LEAST_SIMPLE);
        double weight = files.stream().mapToDouble(PollockCheck::weight).sum();
        if (weight == 0) {
            return simple > LEAST_SIMPLE;
        }
        double weighted =
                files.stream().mapToDouble(f -> weight(f) * f.score().sum()).sum() / weight;
        out.printf("weighted %.4f of 10 (goal: above %.2f)%n", weighted, LEAST_WEIGHTED);
        return simple > LEAST_SIMPLE && weighted > LEAST_WEIGHTED;
    }

    private static double weight(File file) {
        return WEIGHTS.getOrDefault(file.family(), 0.0);
    }

    private static double mean(List<File> files) {
        return files.stream().mapToDouble(file -> file.score().sum()).average().orElse(0);
    }

    private File score(Path folder, String name) {
        String family = name.replaceFirst("\\.csv$", "")
                .replaceFirst("^(row_(?:less_sep|more_sep|extra_quote)).*", "$1")
                .replaceFirst("^(row_field_delimiter).*", "$1");
        try {
            String clean = Files.readString(folder.resolve("clean").resolve(name), StandardCharsets.UTF_8);
            List<List<String>> expected = StandardCsv.read(clean.startsWith("\uFEFF") ? clean.substring(1) : clean);
            List<List<String>> found =
                    Loaded.of(folder.resolve("csv").resolve(name)).firstTable();
            return new File(name, family, PollockScore.of(expected, found));
        } catch (IOException | RuntimeException e) {
            out.println(name + ": " + e);
            return new File(name, family, PollockScore.failure());
        }
    }

    private void print(File file) {
        PollockScore score = file.score();
        out.printf(
                "%-40s %8.4f  header %.3f  records %.3f  cells %.3f%n",
                file.name(),
                score.sum(),
                score.header().f1(),
                score.records().f1(),
                score.cells().f1());
    }
}
