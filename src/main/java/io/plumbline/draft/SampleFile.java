package io.plumbline.draft;

import io.plumbline.dialect.ByteSource;
import io.plumbline.dialect.DelimitedFile;
import io.plumbline.dialect.FileShape;
import io.plumbline.dialect.TableRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The beginning of a delimited file, column by column. */
final class SampleFile {
    private static final int MOST_ROWS = 10_000;

    private final FileShape shape;
    private final List<ColumnProfile> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private SampleFile(FileShape shape) {
        this.shape = shape;
        shape.header().forEach(name -> columns.add(new ColumnProfile(name)));
    }

    static SampleFile read(ByteSource bytes) throws IOException {
        try (DelimitedFile file = DelimitedFile.open(bytes)) {
            SampleFile sample = new SampleFile(file.shape());
            Optional<TableRow> row = file.next();
            while (row.isPresent() && sample.rows.size() < MOST_ROWS) {
                sample.add(row.get());
                row = file.next();
            }
            return sample;
        }
    }

    private void add(TableRow row) {
        if (!row.fate().isRow() || row.table() > 1 || row.cells().size() != columns.size()) {
            return;
        }
        rows.add(row.cells());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.cells().get(i));
        }
    }

    FileShape shape() {
        return shape;
    }

    List<ColumnProfile> columns() {
        return List.copyOf(columns);
    }

    int rows() {
        return rows.size();
    }

    /** Words that stand for nothing somewhere in the file, the empty text first. */
    List<String> nothings() {
        TreeSet<String> words = new TreeSet<>();
        columns.forEach(column -> words.addAll(column.nothings()));
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(words);
        return all;
    }

    /**
     * Positions of the columns that tell the rows apart: one column if one does, else two; those that are named like an id
     * first, then the leftmost. Empty when no such columns are found.
     */
    List<Integer> key() {
        List<Integer> complete = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isComplete())
                .boxed()
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .toList();
        Optional<Integer> single =
                complete.stream().filter(i -> columns.get(i).isUnique()).findFirst();
        if (single.isPresent() && rank(single.get()) < columns.size()) {
            return List.of(single.get());
        }
        for (int one : complete) {
            for (int other : complete) {
                if (one != other && rank(one) < columns.size() && ColumnProfile.isUniqueTogether(rows, one, other)) {
                    return List.of(one, other);
                }
            }
        }
        return single.map(List::of).orElse(List.of());
    }

    /** Ids before dates before all others; a measure is no identity, even if it is unique by chance. */
    private int rank(int position) {
        ColumnProfile column = columns.get(position);
        boolean isId =
                column.header().strip().toLowerCase(java.util.Locale.ROOT).matches("(.*[ _.-])?(id|key|uuid|guid)");
        boolean isTime = column.form().isDate() || column.form() == CellForm.INSTANT;
        return isId ? position - 2 * columns.size() : isTime ? position - columns.size() : position + columns.size();
    }
}
