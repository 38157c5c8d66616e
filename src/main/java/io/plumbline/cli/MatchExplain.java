package io.plumbline.cli;

import io.plumbline.match.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline match explain A B}: the probability that two records are one person, taken apart. */
@Command(
        name = "explain",
        description = {
            "Show column by column why two records are, or are not, one person. Weights are bits: +10 makes one person 1,024",
            "times as likely, -10 as unlikely, 0 says nothing. The values are shown only when asked for."
        })
final class MatchExplain implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(index = "0", paramLabel = "A", description = "A record: system and id, e.g. crm:17.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private String other = "";

    @Option(names = "--cells", description = "Show the values as they are compared; they are personal data.")
    private boolean isShowingCells;

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        MatchedPeople people = MatchedPeople.of(options);
        Evidence evidence = people.matcher().evidence(people.find(one), people.find(other));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("(any two records)", "", weight(evidence.prior()), "", ""));
        evidence.parts()
                .forEach(part ->
                        rows.add(row(part.column(), part.level(), weight(part.weight()), part.left(), part.right())));
        String probability = String.format(Locale.ROOT, "probability %.4f", evidence.probability());
        rows.add(row("(together)", probability, weight(evidence.weight()), "", ""));
        List<String> columns = row("column", "level", "weight", "one", "other");
        new Listing(columns, rows).print(System.out, form);
        return ExitCode.OK;
    }

    private List<String> row(String column, String level, String weight, String left, String right) {
        return isShowingCells ? List.of(column, level, weight, left, right) : List.of(column, level, weight);
    }

    private static String weight(double bits) {
        return String.format(Locale.ROOT, "%.1f", bits);
    }
}
