package io.plumbline.cli;

import io.plumbline.match.BlockReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline match blocks}: which records are compared at all, and what is given up because too many share a value. */
@Command(
        name = "blocks",
        description = {
            "List the blocking rules of conf/matching/people.conf: how many blocks of records each makes, how large the largest",
            "is, and how many pairs were not compared because a block is too large (limits.block in conf/matching/kinds.conf)."
        })
final class MatchBlocks implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("same", "blocks", "largest", "pairs_given_up");

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        List<List<String>> rows = MatchedPeople.of(options).matcher().blocks().stream()
                .map(MatchBlocks::row)
                .toList();
        new Listing(COLUMNS, rows).print(System.out, form);
        return ExitCode.OK;
    }

    private static List<String> row(BlockReport block) {
        return List.of(
                block.keys(),
                Integer.toString(block.blocks()),
                Integer.toString(block.largest()),
                Long.toString(block.pairsGivenUp()));
    }
}
