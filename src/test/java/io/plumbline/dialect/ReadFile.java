package io.plumbline.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text written to a file and read again, by its bytes alone. */
record ReadFile(FileShape shape, List<TableRow> rows) {
    static ReadFile of(Path folder, String text) {
        return of(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static ReadFile of(Path folder, String text, Charset charset) {
        return of(folder, text.getBytes(charset));
    }

    static ReadFile of(Path folder, byte[] bytes) {
        try {
            Path file = Files.createTempFile(folder, "table", ".csv");
            Files.write(file, bytes);
            try (DelimitedFile delimited = DelimitedFile.open(file)) {
                List<TableRow> rows = new ArrayList<>();
                for (Optional<TableRow> row = delimited.next(); row.isPresent(); row = delimited.next()) {
                    rows.add(row.get());
                }
                return new ReadFile(delimited.shape(), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cells of the first table's rows. */
    List<List<String>> body() {
        return rows.stream()
                .filter(row -> row.table() == 1 && row.fate().isRow())
                .map(TableRow::cells)
                .toList();
    }

    List<RowFate> fates() {
        return rows.stream().map(TableRow::fate).toList();
    }

    List<TableRow> irregular() {
        return rows.stream().filter(row -> row.fate().isIrregular()).toList();
    }
}
