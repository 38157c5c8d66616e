package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline quarantine show EXPORT}: each waiting record of an export with its place and reason. */
@Command(
        name = "show",
        description =
                "Show each waiting record of an export: file, row, line, column, reason; its cells only when asked for.")
final class QuarantineShow implements Callable<Integer> {
    private static final List<String> PLACE =
            List.of("file", "row", "line", "refused_by", "column", "reason", "leaves_by");

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "EXPORT", description = "An export, e.g. salesforce/lead; `quarantine list` names them.")
    private String export = "";

    @Option(names = "--cells", description = "Show the cells as delivered; they may hold personal data.")
    private boolean isShowingCells;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        List<String> names = new ArrayList<>(PLACE);
        List<Column> columns = new ArrayList<>(
                PLACE.stream().map(org.apache.spark.sql.functions::col).toList());
        if (isShowingCells) {
            names.add("cells");
            columns.add(to_json(col("cells")));
        }
        List<List<String>> rows = WaitingRecords.of(options)
                .map(waiting -> ofExport(waiting, columns))
                .map(Texts::of)
                .orElse(List.of());
        new Listing(names, rows).print(System.out, form);
        if (rows.isEmpty()) {
            System.err.println("No record of " + export + " waits in the quarantine: `plumbline quarantine list`.");
        }
        return ExitCode.OK;
    }

    private Dataset<Row> ofExport(Dataset<Row> waiting, List<Column> columns) {
        return waiting.filter(col("export").equalTo(export))
                .orderBy("file", "row", "refused_by", "reason")
                .limit(limit)
                .select(columns.toArray(Column[]::new));
    }
}
