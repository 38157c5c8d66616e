package io.plumbline.cli;

import io.plumbline.dialect.DelimitedFile;
import io.plumbline.dialect.Dialect;
import io.plumbline.dialect.FileShape;
import io.plumbline.dialect.Names;
import io.plumbline.dialect.RowFate;
import io.plumbline.dialect.TableRow;
import io.plumbline.land.FileTrial;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file of which no contract says anything looks like. */
final class UnclaimedFile {
    private static final int ROWS_SHOWN = 5;

    private final Findings findings = new Findings();
    private final Findings irregular = new Findings();
    private final Map<RowFate, Long> fates = new EnumMap<>(RowFate.class);
    private int rowsShown;

    private UnclaimedFile() {}

    static Findings findings(FileTrial trial) throws IOException {
        UnclaimedFile file = new UnclaimedFile();
        String mistaken = trial.mistaken();
        if (!mistaken.isEmpty()) {
            file.findings.add("contract", "none in conf/exports claims this file");
            file.findings.add("problem", mistaken);
            return file.findings;
        }
        try (DelimitedFile delimited = DelimitedFile.open(trial::open)) {
            file.shape(delimited.shape());
            Optional<TableRow> row = delimited.next();
            while (row.isPresent()) {
                file.row(row.get());
                row = delimited.next();
            }
        }
        file.fates.forEach((fate, count) ->
                file.findings.add("records", "%s: %d (%s)".formatted(name(fate), count, fate.meaning())));
        file.findings.addAll(file.irregular);
        return file.findings;
    }

    private void shape(FileShape shape) {
        Dialect dialect = shape.dialect();
        findings.add("contract", "none in conf/exports claims this file");
        findings.add(
                "encoding",
                shape.encoding().charset().name() + (shape.encoding().bomBytes() > 0 ? " with byte order mark" : ""));
        findings.add("line end", Names.of(shape.lineEnd()));
        findings.add("delimiter", Names.of(dialect.separator()));
        boolean isQuoted = dialect.quote() != Dialect.NONE;
        findings.add("quote", isQuoted ? String.valueOf(dialect.quote()) : "none");
        if (isQuoted) {
            findings.add("escape", dialect.escape() == dialect.quote() ? "doubled" : String.valueOf(dialect.escape()));
        }
        findings.add("columns", String.valueOf(shape.width()));
        findings.add("header rows", String.valueOf(shape.headerRows()));
        for (int i = 0; i < shape.header().size(); i++) {
            findings.add("column " + (i + 1), shape.header().get(i));
        }
    }

    private void row(TableRow row) {
        fates.merge(row.fate(), 1L, Long::sum);
        if (row.fate().isRow() && rowsShown < ROWS_SHOWN) {
            rowsShown++;
            findings.add("row", row.line(), String.join(" | ", row.cells()));
        }
        boolean isRemark =
                row.fate() == RowFate.FOOTER || row.fate() == RowFate.COMMENT || row.fate() == RowFate.PREAMBLE;
        if (!row.reason().isEmpty() || isRemark && !row.raw().isBlank()) {
            irregular.add(name(row.fate()), row.line(), isRemark ? row.raw() : row.reason());
        }
    }

    private static String name(RowFate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
