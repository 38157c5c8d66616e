package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline match review}: the pairs that a person should look at first, as the last night left them. */
@Command(
        name = "review",
        description = {
            "List the pairs of people that a decision would teach most about, as the last night left them (ops.match_review):",
            "the nearest to the border between one person and two first. Decide in conf/matching/decisions.conf. Shows no",
            "personal data; `plumbline match explain` tells more."
        })
final class MatchReview implements Callable<Integer> {
    private static final TableName REVIEW = TableName.of("ops.match_review");
    private static final List<String> COLUMNS =
            List.of("place", "left_record", "right_record", "probability", "outcome", "records", "evidence");

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        Path folder = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        Lake lake = new Lake(nightly.session(), folder.toString());
        if (!lake.exists(REVIEW)) {
            throw new PlumblineException("there is no " + REVIEW + " yet\n    fix: `plumbline run` makes it");
        }
        Column[] columns = COLUMNS.stream().map(functions::col).toArray(Column[]::new);
        List<List<String>> rows =
                Texts.of(lake.read(REVIEW).orderBy("place").limit(limit).select(columns));
        new Listing(COLUMNS, rows).print(System.out, form);
        if (rows.isEmpty()) {
            System.err.println("No two people are likely enough to be one to be looked at, or in-night of"
                    + " conf/matching/people.conf is off.");
        }
        return ExitCode.OK;
    }
}
