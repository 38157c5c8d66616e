package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Lease;
import io.plumbline.lake.Releases;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline status}: what readers see, the last runs, and the balance of every file. */
@Command(
        name = "status",
        description =
                "Show the current release, the last runs, and for every file: read = landed + quarantined + recognised.")
final class StatusCommand implements Callable<Integer> {
    private static final int RUNS_SHOWN = 5;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        Path folder = options.lake(definitions.settings());
        System.err.println("Release    "
                + new Releases(folder)
                        .current()
                        .map(release -> release.id() + ", as of " + release.asOf())
                        .orElse("none yet"));
        System.err.println("Lease      " + Lease.heldBy(folder).orElse("free"));
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        SparkSession spark = nightly.session();
        Lake lake = new Lake(spark, folder.toString());
        if (lake.exists(TableName.of("ops.run"))) {
            runs(lake);
        }
        if (!lake.exists(TableName.of("ops.delivery"))) {
            System.err.println("No file has been landed in " + folder + " yet: `plumbline run` does.");
            return ExitCode.OK;
        }
        sources(lake);
        deliveries(lake).print(System.out, form);
        return ExitCode.OK;
    }

    private static void runs(Lake lake) {
        for (Row run : lake.read(TableName.of("ops.run"))
                .orderBy(org.apache.spark.sql.functions.col("run").desc())
                .selectExpr("run", "outcome", "as_of", "tables_written", "coalesce(release_id, '')")
                .limit(RUNS_SHOWN)
                .collectAsList()) {
            System.err.println("Run " + String.format("%-6s ", run.get(0)) + run.get(1) + ", as of " + run.get(2) + ", "
                    + run.get(3) + " tables written " + run.get(4));
        }
    }

    /** Sources that are not as their contracts expect, at the as-of instant of the last run. */
    private static void sources(Lake lake) {
        TableName status = TableName.of("ops.source_status");
        if (!lake.exists(status)) {
            return;
        }
        lake.read(status)
                .filter("is_stale OR is_unusual")
                .orderBy("source")
                .selectExpr(
                        "source",
                        "CASE WHEN is_stale THEN concat('stale: last delivery ', coalesce(CAST(delivered_on AS STRING), 'never'),"
                                + " ', expected every ', freshness_hours, ' hours')"
                                + " ELSE concat('unusual: ', rows, ' rows, usually ', usual_rows) END")
                .collectAsList()
                .forEach(source -> System.err.println("Source     " + source.get(0) + " is " + source.get(1)));
    }

    private static Listing deliveries(Lake lake) {
        Dataset<Row> files = lake.read(TableName.of("ops.delivery"))
                .orderBy("file")
                .selectExpr(
                        "file",
                        "status",
                        "rows_read",
                        "rows_landed",
                        "rows_quarantined",
                        "rows_recognised",
                        "CASE WHEN rows_read IS NULL THEN '' WHEN rows_read = rows_landed + rows_quarantined + rows_recognised"
                                + " THEN 'holds' ELSE 'BROKEN' END",
                        "coalesce(problem, problems, '')");
        return new Listing(
                List.of("file", "status", "read", "landed", "quarantined", "recognised", "balance", "problem"),
                Texts.of(files));
    }
}
