package io.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows as texts, to be printed; a null is an empty text. */
final class Texts {
    private Texts() {}

    static List<List<String>> of(Dataset<Row> rows) {
        List<List<String>> texts = new ArrayList<>();
        for (Row row : rows.collectAsList()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.length(); i++) {
                cells.add(row.isNullAt(i) ? "" : String.valueOf(row.get(i)));
            }
            texts.add(cells);
        }
        return texts;
    }
}
