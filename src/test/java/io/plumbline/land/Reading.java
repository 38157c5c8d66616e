package io.plumbline.land;

import io.plumbline.definitions.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What one file became: inspected, then read if it may be. */
record Reading(ReadPlan plan, Inspection inspection, List<TextRow> landed, FileReport report) {
    static Reading of(Export export, String text) {
        return of(export, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(Export export, byte[] bytes) {
        try {
            Path file = Files.createTempFile("reading", ".csv");
            Files.write(file, bytes);
            Reading reading = of(export, file);
            Files.delete(file);
            return reading;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading of(Export export, Path file) throws IOException {
        ReadPlan plan = ReadPlan.of(export);
        DeliveredBytes bytes = DeliveredBytes.of(file);
        Inspection inspection = new Inspector(plan).inspect(bytes);
        Delivery delivery = new Delivery(export.name(), "f.csv", bytes, LocalDate.of(2026, 3, 2), inspection);
        List<TextRow> landed = new ArrayList<>();
        if (inspection.verdict() != Verdict.READABLE) {
            return new Reading(plan, inspection, landed, new Tally(plan).unread(delivery));
        }
        try (DeliveryReader reader = DeliveryReader.open(plan, delivery)) {
            for (Fate.Landed row = reader.next(); row != null; row = reader.next()) {
                landed.add(copy(row));
            }
            return new Reading(plan, inspection, landed, reader.report());
        }
    }

    /** The cells of the landed rows, "null" for none. */
    List<String> rows() {
        return landed.stream().map(row -> String.join("|", texts(row.cells()))).toList();
    }

    List<String> extras() {
        return landed.stream()
                .map(row -> row.extra().names() + "=" + row.extra().values())
                .toList();
    }

    /** line column: reason. */
    List<String> quarantine() {
        return report.quarantine().stream()
                .map(row -> "%d %s: %s".formatted(row.line(), row.column(), row.reason()))
                .toList();
    }

    String rejection() {
        return inspection.reason();
    }

    /** A row that stays when the next one is read. */
    static TextRow copy(Fate.Landed row) {
        String[] cells = IntStream.range(0, row.width()).mapToObj(row::text).toArray(String[]::new);
        return new TextRow(row.row(), cells, row.extra());
    }

    private static List<String> texts(String[] cells) {
        return Arrays.stream(cells).map(String::valueOf).toList();
    }
}
