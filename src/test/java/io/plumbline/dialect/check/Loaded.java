package io.plumbline.dialect.check;

import io.plumbline.dialect.DelimitedFile;
import io.plumbline.dialect.FileShape;
import io.plumbline.dialect.RowFate;
import io.plumbline.dialect.TableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file as Plumbline reads it, knowing nothing but its bytes. */
record Loaded(FileShape shape, List<TableRow> rows) {
    static Loaded of(Path file) throws IOException {
        try (DelimitedFile delimited = DelimitedFile.open(file)) {
            List<TableRow> rows = new ArrayList<>();
            Optional<TableRow> row = delimited.next();
            while (row.isPresent()) {
                rows.add(row.get());
                row = delimited.next();
            }
            return new Loaded(delimited.shape(), rows);
        }
    }

    /** Header, where there is one, and rows of the first table, as a loader would write them back. */
    List<List<String>> firstTable() {
        List<List<String>> table = new ArrayList<>();
        if (!shape.header().isEmpty()) {
            table.add(shape.header());
        }
        rows.stream().filter(row -> row.table() == 1 && row.fate().isRow()).forEach(row -> table.add(row.cells()));
        return table;
    }

    /** Every record's cells, whatever it is, but for those of the given fates. */
    List<List<String>> recordsWithout(RowFate... fates) {
        List<RowFate> left = List.of(fates);
        return rows.stream()
                .filter(row -> !left.contains(row.fate()))
                .map(TableRow::cells)
                .toList();
    }
}
