package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline quarantine list}: what waits, by export, refusing table and reason. */
@Command(
        name = "list",
        description = {
            "List what waits: records by export, refusing table, column and reason; most first.",
            "What leaves by replay is asked again by a corrected contract, what leaves by reopening is late:",
            "`plumbline run --reopen FILE` lets it in."
        })
final class QuarantineList implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        List<List<String>> rows = WaitingRecords.of(options)
                .map(waiting -> waiting.groupBy("export", "refused_by", "column", "reason", "leaves_by")
                        .agg(
                                countDistinct("delivery_id", "row").as("records"),
                                countDistinct("file").as("files"),
                                min("run").as("since_run"))
                        .orderBy(desc("records"), col("export"), col("refused_by"), col("reason"))
                        .select(
                                col("records"),
                                col("files"),
                                col("since_run"),
                                col("export"),
                                col("refused_by"),
                                col("column"),
                                col("reason"),
                                col("leaves_by")))
                .map(Texts::of)
                .orElse(List.of());
        new Listing(
                        List.of(
                                "records",
                                "files",
                                "since_run",
                                "export",
                                "refused_by",
                                "column",
                                "reason",
                                "leaves_by"),
                        rows)
                .print(System.out, form);
        if (rows.isEmpty()) {
            System.err.println("No record waits in the quarantine.");
        }
        return ExitCode.OK;
    }
}
