package io.plumbline.bench;

import java.nio.file.Path;

/** One Data Loader file: a byte-order mark, every cell quoted, lines end as on Windows. */
final class CrmRows implements AutoCloseable {
    private static final String CELL_END = "\",\"";

    private final Rows rows;

    CrmRows(Path file, String header) {
        rows = Rows.in(file);
        rows.text("\uFEFF\"").text(header.replace(",", CELL_END)).endLine("\"\r\n");
    }

    CrmRows begin(String first) {
        rows.text("\"").text(first);
        return this;
    }

    CrmRows cell(String text) {
        rows.text(CELL_END).text(text);
        return this;
    }

    CrmRows cell(long number) {
        rows.text(CELL_END).number(number);
        return this;
    }

    CrmRows cells(String... texts) {
        for (String text : texts) {
            cell(text);
        }
        return this;
    }

    CrmRows day(long second) {
        rows.text(CELL_END).day(second);
        return this;
    }

    CrmRows instant(long second) {
        rows.text(CELL_END).instant(second, ".000Z");
        return this;
    }

    void end() {
        rows.endLine("\"\r\n");
    }

    @Override
    public void close() {
        rows.close();
    }
}
